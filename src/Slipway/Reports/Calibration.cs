using Slipway.Reports.Data;

namespace Slipway.Reports;

/// <summary>Whether what is predicted at 70 % comes true seven times in ten.</summary>
internal static class Calibration
{
    private const int MaxBins = 10;
    private const int MinRowsPerBin = 10;
    private const double Z = 1.959963984540054;

    /// <summary>Bins of equally many rows, ascending by probability; rows of equal probability stay together.</summary>
    public static IReadOnlyList<CalibrationBin> Of(double[] probabilities, bool[] cameTrue)
    {
        var order = Enumerable.Range(0, probabilities.Length).OrderBy(row => probabilities[row]).ToArray();
        var count = Math.Clamp(order.Length / MinRowsPerBin, 1, MaxBins);
        var bins = new List<CalibrationBin>(count);
        var start = 0;
        for (var i = 1; i <= count && start < order.Length; i++)
        {
            var end = Math.Max((int)((long)order.Length * i / count), start + 1);
            while (end < order.Length && probabilities[order[end]] == probabilities[order[end - 1]])
            {
                end++;
            }

            bins.Add(Bin(order[start..end], probabilities, cameTrue));
            start = end;
        }

        return bins;
    }

    private static CalibrationBin Bin(int[] rows, double[] probabilities, bool[] cameTrue)
    {
        double n = rows.Length;
        var share = rows.Count(row => cameTrue[row]) / n;
        var middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z / (1 + Z * Z / n) * Math.Sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return new CalibrationBin(
            Numbers.Round(rows.Average(row => probabilities[row]), 4),
            Numbers.Round(share, 4),
            Numbers.Round(Math.Max(0, middle - half), 4),
            Numbers.Round(Math.Min(1, middle + half), 4),
            rows.Length);
    }
}
