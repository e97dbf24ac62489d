using Slipway.Reports.Data;

namespace Slipway.Reports;

/// <summary>Curves of a score that should be larger for one class than for all others.</summary>
internal static class Ranking
{
    /// <summary>Both curves, thinned to about <paramref name="points"/> points; null where one side has no row.</summary>
    public static RankingCurves? Of(double[] scores, bool[] actual, int points)
    {
        long positives = actual.LongCount(yes => yes), negatives = actual.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            return null;
        }

        var order = Enumerable.Range(0, scores.Length).OrderByDescending(row => scores[row]).ToArray();
        List<double> falseRates = [0], trueRates = [0], precisions = [1];
        double area = 0, average = 0, lastFalse = 0, lastTrue = 0, drawn = 0;
        long hits = 0, misses = 0;
        for (var i = 0; i < order.Length; i++)
        {
            (hits, misses) = actual[order[i]] ? (hits + 1, misses) : (hits, misses + 1);
            // Rows of equal score are passed by one threshold together.
            if (i + 1 < order.Length && scores[order[i + 1]] == scores[order[i]])
            {
                continue;
            }

            var (falseRate, trueRate) = ((double)misses / negatives, (double)hits / positives);
            var precision = (double)hits / (i + 1);
            area += (falseRate - lastFalse) * (trueRate + lastTrue) / 2;
            average += (trueRate - lastTrue) * precision;
            (lastFalse, lastTrue) = (falseRate, trueRate);
            // The length of the curve so far, which ends at 2.
            if (precisions.Count == 1 || falseRate + trueRate - drawn >= 2.0 / points || i + 1 == order.Length)
            {
                drawn = falseRate + trueRate;
                falseRates.Add(Numbers.Round(falseRate, 4));
                trueRates.Add(Numbers.Round(trueRate, 4));
                precisions.Add(Numbers.Round(precision, 4));
            }
        }

        // The curve has no threshold that passes no row; its precision is that of the strictest one.
        precisions[0] = precisions[1];
        return new RankingCurves(Numbers.Round(area), Numbers.Round(average), falseRates, trueRates, precisions);
    }
}
