using Slipway.Columns;
using Slipway.Features;
using Slipway.Images;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Scoring;
using Slipway.Training;
using Slipway.Training.Metrics;

namespace Slipway.Pipelines.Train;

/// <summary>The model that a new one is to take the place of, and must not be worse than.</summary>
/// <param name="Place">Where it was read from, for messages.</param>
/// <param name="Folder">It.</param>
internal sealed record PreviousModel(string Place, ModelFolder Folder)
{
    private const int MostListed = 10;

    /// <inheritdoc cref="ModelPlace.ReadAsync"/>
    public static async Task<PreviousModel> ReadAsync(string place, ModelLocation location, CancellationToken cancellationToken) =>
        new(place, await ModelPlace.ReadAsync(place, location, cancellationToken).ConfigureAwait(false));

    /// <summary>Scores it again, on the rows that the new model is tested on.</summary>
    /// <param name="test">The test rows, with all columns of the training query.</param>
    /// <param name="labels">The task and its classes, as they are today.</param>
    /// <param name="actual">The test rows' labels.</param>
    /// <param name="threads">The threads that score; 0 for all cores.</param>
    /// <param name="cancellationToken">Ends the scoring.</param>
    /// <exception cref="SlipwayException">It predicts something else, or these rows lack its features.</exception>
    public PreviousScore Score(ColumnBatch test, Labels labels, float[] actual, int threads, CancellationToken cancellationToken)
    {
        var metadata = Folder.Metadata;
        RequireSameTarget(metadata, labels);
        var binding = FeatureBinding.Bind(metadata.Features, test.Schema, $"the training query by the previous model, '{Place}'");
        var predictor = new Predictor(Folder.ReadEstimator());
        var values = EncodedRows.Encode(binding, test, actual).Predict(predictor, threads > 0 ? threads : Environment.ProcessorCount, cancellationToken);
        var metric = MetricNames.Primary(labels.Task);
        return new PreviousScore(Place, metadata.Name, metadata.Digest, metric, Evaluation.Evaluate(labels, actual, InOrderOf(labels, metadata.Classes, values))[metric]);
    }

    private void RequireSameTarget(Metadata metadata, Labels labels)
    {
        var same = string.Equals(metadata.Target.Name, labels.Target.Name, StringComparison.OrdinalIgnoreCase)
            && metadata.Task == labels.Task && metadata.Classes.Order(StringComparer.Ordinal).SequenceEqual(labels.Classes.Order(StringComparer.Ordinal));
        if (!same)
        {
            throw new SlipwayException(
                ErrorKind.Data,
                $"The previous model, '{Place}', predicts {Words(metadata.Target.Name, metadata.Task, metadata.Classes)}, and the new one {Words(labels.Target.Name, labels.Task, labels.Classes)}: they can't be compared. Leave --previous out.");
        }
    }

    private static string Words(string target, TaskKind task, IReadOnlyList<string> classes) =>
        $"'{target}' ({task.ToString().ToLowerInvariant()}{(classes.Count > 0 ? $": {string.Join(", ", classes.Take(MostListed).Select(Excerpt.Of))}{(classes.Count > MostListed ? ", …" : "")}" : "")})";

    // Two models may have learned their classes in another order.
    private static double[] InOrderOf(Labels labels, IReadOnlyList<string> classes, double[] values)
    {
        if (labels.Classes.SequenceEqual(classes))
        {
            return values;
        }

        int[] places = [.. labels.Classes.Select(name => classes.Index().First(known => known.Item == name).Index)];
        var ordered = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            ordered[i] = values[i / places.Length * places.Length + places[i % places.Length]];
        }

        return ordered;
    }
}
