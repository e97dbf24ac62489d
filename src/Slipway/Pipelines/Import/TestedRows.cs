using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Pipelines.Train;
using Slipway.Scoring;
using Slipway.Training;

namespace Slipway.Pipelines.Import;

/// <summary>The rows that an imported model's metrics are of: their target is known, and the model has a prediction for them.</summary>
/// <param name="Target">Their target.</param>
/// <param name="Encoded">The rows as the model sees them.</param>
/// <param name="Values">What it predicts.</param>
internal sealed record TestedRows(ImportTarget Target, EncodedRows Encoded, double[] Values)
{
    // What sums of leaves may lie beside a probability.
    private const double Rounding = 1e-5;

    /// <param name="estimator">The model.</param>
    /// <param name="binding">Its columns among the rows'.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="target">Those whose target is known.</param>
    /// <param name="threads">How many threads predict.</param>
    /// <param name="observer">Is told of rows without a prediction.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SlipwayException">No row has a prediction, or a class's is no probability.</exception>
    public static TestedRows Predict(
        Estimator estimator, FeatureBinding binding, ColumnBatch rows, ImportTarget target, int threads, IPipelineObserver observer, CancellationToken cancellationToken)
    {
        var predictor = new Predictor(estimator);
        var width = predictor.ValueCount;
        var encoded = Encode(target);
        var values = encoded.Predict(predictor, threads, cancellationToken);
        RequireProbabilities(target.Labels, values, width);
        if (target.Labels.Task != TaskKind.Regression && target.Rows.Length < rows.RowCount)
        {
            // Without any target, nothing else would tell that a model is none of classes.
            var rest = rows.Gather([.. Enumerable.Range(0, rows.RowCount).Except(target.Rows)]);
            RequireProbabilities(target.Labels, EncodedRows.Encode(binding, rest, []).Predict(predictor, threads, cancellationToken), width);
        }

        int[] kept = [.. Enumerable.Range(0, target.Rows.Length).Where(IsPredicted)];
        if (kept.Length == target.Rows.Length)
        {
            return new TestedRows(target, encoded, values);
        }

        // Of the models that can be read, trees alone have a way for what is missing.
        var areMissing = Enumerable.Range(0, target.Rows.Length).Except(kept).All(row => Enumerable.Range(0, encoded.Matrix.ColumnCount).Any(column => float.IsNaN(encoded.Matrix.Column(column)[row])));
        var why = areMissing ? ", since a feature is missing, and a linear model has no way for that" : " that is a finite number";
        if (kept.Length == 0)
        {
            throw new SlipwayException(
                ErrorKind.Data, $"None of the {target.Rows.Length} rows whose target is known has a prediction{why}. Give rows that have all features, or import the model with an imputer in front of it.");
        }

        observer.Note($"{target.Rows.Length - kept.Length} of {target.Rows.Length} rows have no prediction{why}; they are left out of the metrics.");
        var predicted = target.Only(kept);
        return new TestedRows(predicted, Encode(predicted), [.. kept.SelectMany(row => values[(row * width)..((row + 1) * width)])]);

        EncodedRows Encode(ImportTarget some) => EncodedRows.Encode(binding, rows.Gather(some.Rows), some.Labels.Values);

        bool IsPredicted(int row) => Array.TrueForAll(values[(row * width)..((row + 1) * width)], double.IsFinite);
    }

    // A model does not say whether its numbers are those of classes: a regression of two targets has as many as two classes have.
    private static void RequireProbabilities(Labels labels, double[] values, int width)
    {
        var place = labels.Task == TaskKind.Regression ? -1 : Array.FindIndex(values, value => value is < -Rounding or > 1 + Rounding);
        if (place >= 0)
        {
            throw new SlipwayException(
                ErrorKind.Data,
                FormattableString.Invariant($"The model gives {values[place]} for class '{labels.Classes[place % width]}' of '{labels.Target.Name}', where a probability, from 0 to 1, was expected: it is no classifier. Save one whose outputs are probabilities; for a model of numbers, give neither --task nor --classes."));
        }
    }
}
