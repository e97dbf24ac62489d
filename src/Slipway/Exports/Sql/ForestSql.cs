using System.Text;
using Slipway.Models;

namespace Slipway.Exports.Sql;

/// <summary>
/// A forest as subqueries of some trees each, which hand their sums on: the leaves are added one by one in the model's order, so that the double
/// is the scorer's to the bit, and no expression is deeper than the trees of one subquery are many.
/// </summary>
internal static class ForestSql
{
    // MySQL nests at most 63 subqueries.
    private const int MostSteps = 40;

    /// <param name="forest">The model.</param>
    /// <param name="columns">Its columns, which are those of the subquery before.</param>
    /// <param name="kept">Columns of the subquery before that are to be handed on.</param>
    /// <param name="steps">Takes the subqueries.</param>
    /// <param name="formatter">The database's.</param>
    /// <returns>The names of the columns of the raw scores.</returns>
    public static string[] Add(Forest forest, ModelColumnSql[] columns, IReadOnlyList<string> kept, SqlSteps steps, SqlFormatter formatter)
    {
        string[] scores = [.. Enumerable.Range(0, forest.OutputCount).Select(output => FormattableString.Invariant($"s{output}"))];
        string[] asked = [.. forest.UsedFeatures().Select(column => columns[column].Name)];
        var writer = new TreeSql(forest, columns, formatter);
        var size = Math.Max(formatter.TreesPerStep, (forest.Trees.Count + MostSteps - 1) / MostSteps);
        for (var first = 0; first < forest.Trees.Count; first += size)
        {
            var count = Math.Min(size, forest.Trees.Count - first);
            var sums = scores.Select(score => new StringBuilder(first == 0 ? formatter.Number(0) : score)).ToArray();
            for (var i = first; i < first + count; i++)
            {
                var sum = sums[forest.Trees[i].Output].Append("\n  + ");
                writer.Append(forest.Trees[i], sum);
            }

            var isLast = first + count == forest.Trees.Count;
            steps.Add([.. kept.Concat(isLast ? [] : asked).Select(SqlColumn.Kept), .. scores.Select((score, i) => new SqlColumn(sums[i].ToString(), score))]);
        }

        AddBase(forest, scores, kept, steps, formatter);
        return scores;
    }

    private static void AddBase(Forest forest, string[] scores, IReadOnlyList<string> kept, SqlSteps steps, SqlFormatter formatter)
    {
        if (forest.Divisor == 1 && forest.BaseScores.Count == 0)
        {
            return;
        }

        string Finished(string score, int output)
        {
            var mean = forest.Divisor == 1 ? score : $"{score} / {formatter.Number(forest.Divisor)}";
            return output < forest.BaseScores.Count ? $"{mean} + {formatter.Number(forest.BaseScores[output])}" : mean;
        }

        steps.Add([.. kept.Select(SqlColumn.Kept), .. scores.Select((score, output) => new SqlColumn(Finished(score, output), score))]);
    }
}
