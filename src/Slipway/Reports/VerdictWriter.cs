using Slipway.Models;
using Slipway.Reports.Data;

namespace Slipway.Reports;

/// <summary>Says in words whether a model is good.</summary>
internal static class VerdictWriter
{
    private const string SeenWarning =
        "This model was trained elsewhere, and nobody knows on which rows. If these were among them, it is better here than it will be on new rows.";

    public static Verdict Write(Metadata metadata, PredictedRows train, PredictedRows test)
    {
        var metrics = metadata.Metrics;
        var loss = metadata.Task == TaskKind.Regression ? "mean_square_error" : "log_loss";
        if (Value(metrics.Test, loss) is not { } own || Value(metrics.Baseline, loss) is not { } constant)
        {
            return new Verdict("unknown", "Not compared", Title(metadata), Detail(metadata), metadata.Imported is not null
                ? "The rows that it was imported with do not hold the target, so nothing here says whether the model is good."
                : "There is no test metric to hold beside the baseline, so nothing here says whether the model is good.");
        }

        if (own >= constant)
        {
            return new Verdict("worse", "No better than a constant", NoBetterTitle(metadata), Detail(metadata), NoBetterWarning(metadata));
        }

        return BaselineComparison.CouldBeChance(metadata.Task, metadata.Classes.Count, train, test)
            ? new Verdict("uncertain", "Better, perhaps by chance", Title(metadata), Detail(metadata), ChanceWarning(metadata))
            : new Verdict("better", "Beats the baseline", Title(metadata), Detail(metadata), metadata.Imported is null ? null : SeenWarning);
    }

    /// <summary>The rows whose mean, or whose class shares, are the constant.</summary>
    private static string Learned(Metadata metadata) => metadata.Imported is null ? "the training rows’" : "these rows’ own";

    private static string Title(Metadata metadata)
    {
        var test = metadata.Metrics.Test;
        return metadata.Task switch
        {
            TaskKind.Regression when Value(test, "r2") is { } r2 and > 0 =>
                $"Explains {Numbers.Percent(r2)} of the variance of {metadata.Target.Name}",
            TaskKind.Binary when Value(test, "auc") is { } auc =>
                $"Ranks “{metadata.Classes[1]}” above “{metadata.Classes[0]}” {Numbers.Percent(auc)} of the time",
            not TaskKind.Regression when Value(test, "accuracy") is { } accuracy =>
                $"Classifies {Numbers.Percent(accuracy)} of the test rows correctly",
            _ => $"Predicts {metadata.Target.Name}",
        };
    }

    private static string NoBetterTitle(Metadata metadata) => metadata.Task == TaskKind.Regression
        ? $"Explains nothing of the variance of {metadata.Target.Name}"
        : $"Knows no more about {metadata.Target.Name} than the class shares do";

    private static string Detail(Metadata metadata)
    {
        var (test, constant) = (metadata.Metrics.Test, metadata.Metrics.Baseline);
        if (metadata.Task == TaskKind.Regression)
        {
            return Value(test, "mean_absolute_error") is { } error && Value(constant, "mean_absolute_error") is { } beside
                ? $"A prediction is off by {Numbers.Text(error)} on average, beside {Numbers.Text(beside)} "
                    + $"when always answering {Learned(metadata)} mean: {Change(error, beside)}."
                : "";
        }

        var right = Value(test, "accuracy") is { } accuracy && Value(constant, "accuracy") is { } plain
            ? $"The most likely class is right for {Numbers.Percent(accuracy)} of the test rows, beside {Numbers.Percent(plain)} "
                + "when always answering the most frequent class. "
            : "";
        return right + (Value(test, "log_loss") is { } loss && Value(constant, "log_loss") is { } shares
            ? $"The log loss is {Numbers.Text(loss)}, beside {Numbers.Text(shares)} for {Learned(metadata)} class shares: {Change(loss, shares)}."
            : "");
    }

    private static string NoBetterWarning(Metadata metadata)
    {
        var (constant, loss, values) = metadata.Task == TaskKind.Regression ? ("mean", "an error", "predictions") : ("class shares", "a log loss", "probabilities");
        var causes = metadata.Imported is null
            ? $"The columns may say nothing about {metadata.Target.Name}, the rows may be too few, or the test rows differ from the training rows: look at the features below."
            : "The columns may be in another order than the model’s, texts may have other codes, or the rows may be of another kind than those that it was trained on.";
        return $"Always answering {Learned(metadata)} {constant} has {loss} on the test rows as low as this model’s, or lower. Don’t use its {values}. {causes}";
    }

    private static string ChanceWarning(Metadata metadata) => metadata.Split.TestRows < BaselineComparison.FewRows
        ? $"{(metadata.Split.TestRows == 1 ? "One test row is" : $"{metadata.Split.TestRows} test rows are")} too few to judge a model by. Every number here may be luck; test it on more rows."
        : $"The gain over the baseline is within what chance does to {Numbers.Text(metadata.Split.TestRows)} test rows. Test it on more rows before relying on it.";

    private static string Change(double own, double beside) => own switch
    {
        _ when beside == 0 || own == beside => "no difference",
        _ when own < beside => $"{Numbers.Percent(1 - own / beside)} less",
        _ => $"{Numbers.Percent(own / beside - 1)} more",
    };

    private static double? Value(SortedDictionary<string, double> values, string name) =>
        values.TryGetValue(name, out var value) && double.IsFinite(value) ? value : null;
}
