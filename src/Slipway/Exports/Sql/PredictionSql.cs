using Slipway.Models;
using Slipway.Sinks;

namespace Slipway.Exports.Sql;

/// <summary>Raw scores as predictions: what <c>OutputTransformer</c> and <c>Predictor</c> make of them, as subqueries.</summary>
internal sealed class PredictionSql(SqlSteps steps, IReadOnlyList<string> kept, SqlFormatter formatter)
{
    private const int MostTerms = 500;

    /// <returns>The columns of the predictions: a number, or a class and the probability of each.</returns>
    public IReadOnlyList<SqlColumn> Add(OutputTransform transform, string[] scores, PredictionLayout layout)
    {
        var values = AddTransform(transform, scores);
        if (layout.Classes.Count == 0)
        {
            return [new SqlColumn(values[0], PredictionLayout.Prediction)];
        }

        // A binary model has one score, from which the probabilities of both classes follow.
        if (values.Length == 1)
        {
            AddStep([new SqlColumn($"{formatter.Number(1)} - {values[0]}", "p0"), new SqlColumn(values[0], "p1")]);
            values = ["p0", "p1"];
        }

        AddStep([.. values.Select(SqlColumn.Kept), new SqlColumn(formatter.Greatest(values), "m")]);

        // The first of equals.
        var classes = values.Select((probability, i) => (Probability: probability, Name: formatter.ClassOf(layout, i))).ToArray();
        var predicted = string.Concat(classes[..^1].Select(one => $" WHEN {one.Probability} THEN {one.Name}"));
        return
        [
            new SqlColumn($"CASE m{predicted} ELSE {classes[^1].Name} END", PredictionLayout.Prediction),
            .. layout.ProbabilityColumns.Select((name, i) => new SqlColumn(values[i], name)),
        ];
    }

    private string[] AddTransform(OutputTransform transform, string[] scores)
    {
        switch (transform.Kind)
        {
            case OutputTransformKind.Identity:
                return scores;
            case OutputTransformKind.Softmax:
                return AddSoftmax(scores);
            case OutputTransformKind.Sigmoid:
                AddStep(scores.Select(score => new SqlColumn($"{formatter.Number(-transform.Coefficient)} * {score}", score)));
                AddStep(scores.Select(score => new SqlColumn(Inverse(formatter.Exponential(score)), score)));
                return scores;
            case OutputTransformKind.Exponential:
                AddStep(scores.Select(score => new SqlColumn(formatter.Exponential(score), score)));
                return scores;
            case OutputTransformKind.SignedSquare:
                // The square of what is nearer to 0 would be below the least number, which PostgreSQL takes for a fault.
                AddStep(scores.Select(score => new SqlColumn(
                    $"CASE WHEN abs({score}) < {formatter.Number(1e-150)} THEN {formatter.Number(0)} WHEN {score} < {formatter.Number(0)} THEN -{score} * {score} ELSE {score} * {score} END", score)));
                return scores;
            case OutputTransformKind.LogOnePlusExponential:
                return AddLogOnePlus(scores);
            default:
                throw new ArgumentOutOfRangeException(nameof(transform));
        }
    }

    private string[] AddSoftmax(string[] scores)
    {
        AddStep([.. scores.Select(SqlColumn.Kept), new SqlColumn(formatter.Greatest(scores), "m")]);
        AddStep(scores.Select(score => new SqlColumn(formatter.ExponentialOfNegative($"{score} - m"), score)));

        // In the scorer's order; a sum is as deep as its terms are many.
        var before = "";
        foreach (var some in scores.Chunk(MostTerms))
        {
            AddStep([.. scores.Select(SqlColumn.Kept), new SqlColumn(before + string.Join(" + ", some), "m")]);
            before = "m + ";
        }

        AddStep(scores.Select(score => new SqlColumn($"{score} / m", score)));
        return scores;
    }

    // Kahan's correction of the rounded sum, as the transformer has it.
    private string[] AddLogOnePlus(string[] scores)
    {
        string[] terms = [.. scores.Select((_, i) => FormattableString.Invariant($"e{i}"))];
        var (zero, one) = (formatter.Number(0), formatter.Number(1));
        AddStep([.. scores.Select(SqlColumn.Kept), .. scores.Zip(terms, (score, term) => new SqlColumn(formatter.ExponentialOfNegative($"-abs({score})"), term))]);
        AddStep(scores.Zip(terms, (score, term) => new SqlColumn(
            $"{formatter.Greatest([score, zero])} + CASE WHEN {one} + {term} = {one} THEN {term} ELSE ln({one} + {term}) * {term} / ({one} + {term} - {one}) END", score)));
        return scores;
    }

    private string Inverse(string exponential) => $"{formatter.Number(1)} / ({formatter.Number(1)} + {exponential})";

    private void AddStep(IEnumerable<SqlColumn> made) => steps.Add([.. kept.Select(SqlColumn.Kept), .. made]);
}
