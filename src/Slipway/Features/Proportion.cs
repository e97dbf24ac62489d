namespace Slipway.Features;

/// <summary>How many of some values have a property.</summary>
internal readonly record struct Proportion(long Count, long Of)
{
    private static readonly double[] LogFactorials = SmallLogFactorials();

    /// <summary>From 0 to 1; 0 of none.</summary>
    public double Share => Of == 0 ? 0 : Count / (double)Of;

    public static Proportion FromShare(double share, long of) => new((long)Math.Round(share * of), of);

    public Proportion Complement() => new(Of - Count, Of);

    /// <summary>
    /// The chance that, of all values of both, as many or more of those with the property would be among these if it
    /// were drawn by lot: Fisher's exact test, one-sided.
    /// </summary>
    public double ChanceOfAsMany(Proportion other)
    {
        var total = Of + other.Of;
        var with = Count + other.Count;
        var term = Math.Exp(
            LogBinomial(with, Count) + LogBinomial(total - with, Of - Count) - LogBinomial(total, Of));
        var chance = 0.0;
        for (var count = Count; count <= Math.Min(with, Of) && term > chance * 1e-12; count++)
        {
            chance += term;
            term *= (with - count) * (double)(Of - count) / ((count + 1.0) * (total - with - Of + count + 1.0));
        }

        return Math.Min(1, chance);
    }

    private static double LogBinomial(long n, long k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    private static double LogFactorial(long n)
    {
        if (n < LogFactorials.Length)
        {
            return LogFactorials[n];
        }

        // Stirling's series: the first term left out is below 1e-12 from 64 on.
        double x = n;
        return (x + 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x * x * x)
            + 1 / (1260 * Math.Pow(x, 5));
    }

    private static double[] SmallLogFactorials()
    {
        var logs = new double[64];
        for (var n = 2; n < logs.Length; n++)
        {
            logs[n] = logs[n - 1] + Math.Log(n);
        }

        return logs;
    }
}
