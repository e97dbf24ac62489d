using Slipway.Models;
using Slipway.Sinks;
using Slipway.Sources;

namespace Slipway.Exports.Sql;

/// <summary>Writes a model as SQL: from the source's columns to the columns that a prediction run writes.</summary>
internal static class SqlExporter
{
    /// <param name="metadata">The model's metadata.</param>
    /// <param name="estimator">The model.</param>
    /// <param name="options">What is wanted.</param>
    /// <exception cref="SlipwayException">The model can't be SQL, or the database lacks what was asked for.</exception>
    public static string Write(Metadata metadata, Estimator estimator, SqlExportOptions options)
    {
        var formatter = SqlFormatter.Of(options.Kind);
        var columns = ModelColumnSql.Of(metadata.Features);
        var layout = PredictionLayout.Create(metadata);
        var steps = new SqlSteps(formatter);
        SqlColumn[] keys = [.. options.Key.Select((name, i) => new SqlColumn($"q.{formatter.Quote(name)}", FormattableString.Invariant($"k{i}")))];
        string[] kept = [.. keys.Select(key => key.Name)];
        var forest = ExportedModel.RequireForest(estimator, "SQL");
        ExportedModel.RequireOutputs(forest, layout);
        PredictionLayout.RequireDifferent([.. options.Key, PredictionLayout.Prediction, .. layout.ProbabilityColumns], "the predictions");

        FeatureSql.Add(metadata.Features, columns, forest.UsedFeatures(), keys, SqlRows.Of(options.From, formatter), steps, formatter);
        var scores = ForestSql.Add(forest, columns, kept, steps, formatter);
        var predictions = new PredictionSql(steps, kept, formatter).Add(forest.Transform, scores, layout);
        return $"-- A model as SQL for {formatter.DatabaseName}, by slipway export. Digest: {metadata.Digest}\n{Wrap(metadata, options, formatter, layout, steps, predictions)};\n";
    }

    private static string Wrap(
        Metadata metadata, SqlExportOptions options, SqlFormatter formatter, PredictionLayout layout, SqlSteps steps, IReadOnlyList<SqlColumn> predictions)
    {
        SqlColumn[] named = [.. predictions.Select(column => column with { Name = formatter.Quote(column.Name) })];
        if (options.Form == SqlForm.Function)
        {
            // Where a function's result is one value, it is the prediction.
            var result = options.Kind == DatabaseKind.PostgreSql ? named : named[..1];
            return formatter.CreateFunction(new SqlFunction(
                SqlRows.NameOf(options.Name!, formatter), metadata.Features, layout.Type, [.. result.Select(column => column.Name)], steps.Select(result)));
        }

        var select = steps.Select([.. options.Key.Select((name, i) => new SqlColumn(FormattableString.Invariant($"k{i}"), formatter.Quote(name))), .. named]).TrimEnd();
        return options.Form == SqlForm.View ? $"CREATE VIEW {SqlRows.NameOf(options.Name!, formatter)} AS\n{select}" : select;
    }
}
