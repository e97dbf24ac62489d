using Slipway.Columns;
using Slipway.Features;

namespace Slipway.Api;

/// <summary>Encodes columns that a caller gives, by the features of a model. May be used from several threads at once.</summary>
internal sealed class RowEncoder(IReadOnlyList<Feature> features)
{
    private const string Remedy = "Give each feature by its name and with a value of training's type, or null where it is missing.";

    // Callers mostly give the same columns again, and binding takes longer than a row's prediction.
    private volatile BoundColumns? _last;

    /// <summary>Encodes all rows.</summary>
    /// <param name="columns">Of equal length; one for each feature.</param>
    /// <param name="rowCount">Their length.</param>
    /// <param name="what">What they are, for messages: <c>the row</c>.</param>
    /// <exception cref="SlipwayException">The columns are not those of the features.</exception>
    public FeatureMatrix Encode(IReadOnlyList<GivenColumn> columns, int rowCount, string what)
    {
        var bound = Bind(columns, what);
        RequireDays(columns, bound.Binding);
        var batch = new ColumnBatch(bound.Schema, capacity: 0);
        for (var i = 0; i < columns.Count; i++)
        {
            batch.Replace(i, columns[i].Column);
        }

        var rows = new FeatureMatrix(bound.Binding.Width, rowCount);
        bound.Binding.Encode(batch, rows, new EncodeCounters(features.Count));
        return rows;
    }

    private BoundColumns Bind(IReadOnlyList<GivenColumn> columns, string what)
    {
        ColumnInfo[] infos = [.. columns.Select(given => given.Column.Info)];
        if (_last is { } last && last.Given.AsSpan().SequenceEqual(infos))
        {
            return last;
        }

        var schema = new Schema([.. infos.Select(Typed)]) { Remedy = Remedy };
        var binding = FeatureBinding.Bind(features, schema, what);
        RequireKnown(binding, schema, what);
        return _last = new BoundColumns(infos, schema, binding);
    }

    /// <summary>A column without a value is of whatever type its feature is.</summary>
    private ColumnInfo Typed(ColumnInfo column)
    {
        if (column.Type != ColumnType.Unsupported)
        {
            return column;
        }

        var feature = features.FirstOrDefault(feature => feature.Name == column.Name)
            ?? features.FirstOrDefault(feature => feature.Name.Equals(column.Name, StringComparison.OrdinalIgnoreCase));
        return feature is null ? column : column with { Type = feature.Type, HasTimeZone = feature.HasTimeZone };
    }

    private void RequireKnown(FeatureBinding binding, Schema schema, string what)
    {
        var used = Enumerable.Range(0, features.Count).Select(binding.ColumnOf).ToHashSet();
        string[] unknown = [.. schema.Columns.Index().Where(column => !used.Contains(column.Index)).Select(column => $"'{column.Item.Name}'")];
        if (unknown.Length > 0)
        {
            throw new SlipwayException(
                ErrorKind.Data,
                $"The model has no such feature, but there is a value for it in {what}: {string.Join(", ", unknown)}. Its features are {string.Join(", ", features.Select(feature => feature.Name))}. Leave out all others.");
        }
    }

    // Midnight in Berlin is the day before in UTC, which DateTime.Today would become without a word.
    private void RequireDays(IReadOnlyList<GivenColumn> columns, FeatureBinding binding)
    {
        for (var i = 0; i < features.Count; i++)
        {
            if (features[i].Type == ColumnType.Date && columns[binding.ColumnOf(i)] is { Local: { } local, Column.Info.Name: var name })
            {
                throw new SlipwayException(
                    ErrorKind.Data,
                    $"'{name}' is a date, and has a {local}, whose day depends on the time zone. Give a DateOnly, or a DateTime or DateTimeOffset of UTC.");
            }
        }
    }

    private sealed record BoundColumns(ColumnInfo[] Given, Schema Schema, FeatureBinding Binding);
}
