using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Slipway.Api;
using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Scoring;

namespace Slipway;

/// <summary>
/// A trained model, ready to predict. It never changes, and all of its members may be used from several threads at once; one call works on the
/// calling thread alone.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The rows of threads that ended are freed without being told.")]
public sealed class Model
{
    private readonly Predictor _predictor;
    private readonly RowEncoder _encoder;

    // One row a thread, used again and again, so that predicting it takes no memory.
    private readonly ThreadLocal<FeatureMatrix> _row;

    private Model(Metadata metadata, Estimator estimator, DateTimeOffset created)
    {
        _predictor = new Predictor(estimator);
        _encoder = new RowEncoder(metadata.Features);
        var width = estimator.FeatureCount;
        _row = new ThreadLocal<FeatureMatrix>(() => new FeatureMatrix(width, capacity: 1) { RowCount = 1 });
        (Name, Task, Digest, Created) = (metadata.Name, metadata.Task, metadata.Digest, created);
        Classes = [.. metadata.Classes];
        Features = [.. metadata.Features.Select(feature => new ModelFeature(feature.Name, TypeOf(feature.Type)))];
        Columns = [.. metadata.Features.SelectMany(feature => feature.ModelColumns())];
    }

    /// <summary>The name that its project gave it.</summary>
    public string Name { get; }

    /// <summary>What it predicts.</summary>
    public TaskKind Task { get; }

    /// <summary>What it predicts from: the columns of the training's rows that it uses.</summary>
    public IReadOnlyList<ModelFeature> Features { get; }

    /// <summary>
    /// The names of the model's columns, in the order of an encoded row. A number, boolean or text is one column of the feature's name; a date or
    /// timestamp is one for each of its parts, <c>sold.year</c>.
    /// </summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The classes in the order of their probabilities; empty for a regression.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Values that a row's prediction has: 1 for a regression, else one a class.</summary>
    public int ValueCount => _predictor.ValueCount;

    /// <summary>SHA-256 over the model and what belongs to it, as <c>sha256:hex</c>: equal for equal models.</summary>
    public string Digest { get; }

    /// <summary>When it was trained, in UTC.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>Reads the model in the folder that the environment variable <c>MODEL_DIR</c> names, or in the folder <c>model</c>.</summary>
    /// <inheritdoc cref="Load(string)"/>
    public static Model Load() => Load(ModelLocation.OfEnvironment());

    /// <summary>Reads a model, and holds it against its digest.</summary>
    /// <remarks>
    /// The files in the folder are <c>model.txt</c> and <c>metadata.json</c>, or what the environment variables <c>MODEL_FILE</c> and
    /// <c>METADATA_FILE</c> name.
    /// </remarks>
    /// <param name="folder">A folder that <c>slipway train</c> wrote, relative to the working directory or absolute.</param>
    /// <returns>The model.</returns>
    /// <exception cref="SlipwayException">
    /// The model is missing, damaged or written by a newer Slipway (<see cref="ErrorKind.Model"/>), or a variable names no file
    /// (<see cref="ErrorKind.Usage"/>).
    /// </exception>
    public static Model Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Load(ModelLocation.OfEnvironment(folder));
    }

    /// <summary>Predicts one encoded row. Takes no memory, but for the first row of each thread.</summary>
    /// <param name="row">
    /// One value for each of <see cref="Columns"/>, NaN for a missing one. A boolean is 1 or 0. A text is its category's number, which the metadata
    /// file lists; give rows with text, dates or timestamps by their names instead.
    /// </param>
    /// <param name="values">
    /// Receives <see cref="ValueCount"/> values: for a regression the predicted number, in the target's unit, else one probability a class, in the
    /// order of <see cref="Classes"/>. NaN where the model has no prediction, as a linear one has none for a row with a missing value.
    /// </param>
    /// <exception cref="ArgumentException">One of the spans has another length.</exception>
    public void Predict(ReadOnlySpan<float> row, Span<double> values)
    {
        RequireLengths(row.Length, values.Length);
        var matrix = _row.Value!;
        row.CopyTo(matrix.Values);
        _predictor.Predict(matrix, values);
    }

    /// <summary>Predicts one encoded row, each value of which is rounded to the nearest float32. Takes no memory, but for the first row of each thread.</summary>
    /// <inheritdoc cref="Predict(ReadOnlySpan{float}, Span{double})"/>
    public void Predict(ReadOnlySpan<double> row, Span<double> values)
    {
        RequireLengths(row.Length, values.Length);
        var matrix = _row.Value!;
        for (var i = 0; i < row.Length; i++)
        {
            matrix.Values[i] = (float)row[i];
        }

        _predictor.Predict(matrix, values);
    }

    /// <summary>Predicts one row.</summary>
    /// <param name="row">
    /// One value for each of <see cref="Features"/>, by its name, and no other. The types that <see cref="ColumnSet.Add"/> takes, and null for a missing
    /// value.
    /// </param>
    /// <returns>The prediction.</returns>
    /// <exception cref="SlipwayException">
    /// Of kind <see cref="ErrorKind.Data"/>: a feature is missing, a name is unknown, or a value is of another type than in training; the message
    /// says which.
    /// </exception>
    public Prediction Predict(IReadOnlyDictionary<string, object?> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Predict([.. row.Select(value => ValueReader.Read(value.Key, [value.Value]))], rowCount: 1, "the row")[0];
    }

    /// <summary>
    /// Predicts rows one after the other, of any number, in blocks of 512 rows: a row is read up to 511 rows before its prediction is given, and takes a
    /// fraction of what it takes alone.
    /// </summary>
    /// <param name="rows">Each as <see cref="Predict(IReadOnlyDictionary{string, object?})"/> takes it, all of them with the same names; it may be one object that is filled again for each row. They are read while the predictions are.</param>
    /// <returns>One prediction a row, in the order of the rows.</returns>
    /// <exception cref="ArgumentException">A row is null. This exception and the next are thrown while the predictions are read.</exception>
    /// <exception cref="SlipwayException">
    /// Of kind <see cref="ErrorKind.Data"/>: rows have different names, a column's values are of different kinds, or what
    /// <see cref="Predict(IReadOnlyDictionary{string, object?})"/> refuses; the message names the row, or the block's first and last.
    /// </exception>
    public IEnumerable<Prediction> Predict(IEnumerable<IReadOnlyDictionary<string, object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return InBlocks();

        IEnumerable<Prediction> InBlocks()
        {
            foreach (var block in RowBlock.Of(rows))
            {
                foreach (var prediction in Predict(block.Read(), block.Count, $"rows {block.FirstRow} to {block.FirstRow + block.Count - 1}"))
                {
                    yield return prediction;
                }
            }
        }
    }

    /// <summary>Predicts several rows.</summary>
    /// <param name="rows">One column for each of <see cref="Features"/>, by its name, and no other.</param>
    /// <returns>One prediction a row, in the order of the rows.</returns>
    /// <inheritdoc cref="Predict(IReadOnlyDictionary{string, object?})" path="/exception"/>
    public Prediction[] Predict(ColumnSet rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Predict(rows.Columns, rows.RowCount, "the columns");
    }

    private static Model Load(ModelLocation location)
    {
        var folder = ModelFolder.Read(location);
        var created = folder.Metadata.Created;
        return DateTimeOffset.TryParse(created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? new Model(folder.Metadata, folder.ReadEstimator(), moment)
            : throw new SlipwayException(
                ErrorKind.Model, $"'{location.MetadataPath}': expected a moment as 'created', found '{created}'. Restore the file, or train the model again.");
    }

    private Prediction[] Predict(IReadOnlyList<GivenColumn> columns, int rowCount, string what)
    {
        var rows = _encoder.Encode(columns, rowCount, what);
        var values = new double[checked(rowCount * ValueCount)];
        _predictor.Predict(rows, values);
        var predictions = new Prediction[rowCount];
        for (var row = 0; row < rowCount; row++)
        {
            predictions[row] = Task == TaskKind.Regression
                ? new Prediction(values[row])
                : new Prediction(values.AsMemory(row * ValueCount, ValueCount), Classes);
        }

        return predictions;
    }

    private void RequireLengths(int row, int values)
    {
        if (row != Columns.Count)
        {
            throw new ArgumentException($"the model has {Columns.Count} columns, the row {row} values", nameof(row));
        }

        if (values != ValueCount)
        {
            throw new ArgumentException($"a prediction has {ValueCount} values, but there is room for {values}", nameof(values));
        }
    }

    private static FeatureType TypeOf(ColumnType type) => type switch
    {
        ColumnType.Boolean => FeatureType.Boolean,
        ColumnType.Text => FeatureType.Text,
        ColumnType.Date => FeatureType.Date,
        ColumnType.Timestamp => FeatureType.Timestamp,
        _ => FeatureType.Number,
    };
}
