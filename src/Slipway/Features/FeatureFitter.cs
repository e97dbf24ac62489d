using Slipway.Columns;
using Slipway.Models;

namespace Slipway.Features;

/// <summary>Learns from the training rows which columns are features and how their values are encoded.</summary>
internal static class FeatureFitter
{
    private const int MostListed = 30;

    /// <param name="trainingRows">The training rows alone: test rows must not leak into encoders and statistics.</param>
    /// <param name="excluded">Columns that must not be features (key, target, the project's choice), each with its reason.</param>
    /// <exception cref="SlipwayException">No column can be a feature; the message says why for each.</exception>
    public static FittedFeatures Fit(ColumnBatch trainingRows, IReadOnlyCollection<LeftOutColumn> excluded)
    {
        var schema = trainingRows.Schema;
        RequireDistinctNames(schema);
        var features = new List<Feature>();
        var leftOut = new List<LeftOutColumn>();
        var reasons = Reasons(schema, excluded);
        for (var i = 0; i < schema.Count; i++)
        {
            var column = trainingRows.Columns[i];
            var fit = reasons[i] is null ? Fit(column) : null;
            if ((reasons[i] ?? fit?.ReasonAgainst) is { } reason)
            {
                leftOut.Add(new LeftOutColumn(schema[i].Name, reason));
            }
            else
            {
                features.Add(fit!.Feature);
            }
        }

        return features.Count > 0 ? new FittedFeatures(features, leftOut) : throw NoFeature(leftOut);
    }

    /// <summary>Describes one column, whether or not it should be a feature.</summary>
    public static ColumnFit Fit(Column column)
    {
        var type = column.Info.Type;
        if (type == ColumnType.Unsupported)
        {
            var declared = column.Info.DeclaredType;
            return Unfit(column, declared.Length == 0 ? "its type can't be a feature" : $"its type, {declared}, can't be a feature");
        }

        if (column.Nulls.Count == column.Count)
        {
            return Unfit(column, "all of its values are NULL");
        }

        return type switch
        {
            ColumnType.Text => TextFit.Fit(column),
            ColumnType.Date or ColumnType.Timestamp => DateFit.Fit(column),
            _ => NumberFit.Fit(column),
        };
    }

    /// <summary>A column without any usable value.</summary>
    public static ColumnFit Unfit(Column column, string reason) =>
        new(new Feature { Name = column.Info.Name, Type = column.Info.Type, Nullable = true, ShareMissing = 1 }, reason);

    private static string?[] Reasons(Schema schema, IReadOnlyCollection<LeftOutColumn> excluded)
    {
        var reasons = new string?[schema.Count];
        foreach (var column in excluded)
        {
            if (schema.TryFind(column.Name, out var index, out _))
            {
                reasons[index] = column.Reason;
            }
        }

        return reasons;
    }

    private static void RequireDistinctNames(Schema schema)
    {
        var twice = schema.Columns.GroupBy(column => column.Name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"'{group.Key}'")
            .ToArray();
        if (twice.Length > 0)
        {
            throw new SlipwayException(
                ErrorKind.Data,
                $"The query has several columns named {string.Join(", ", twice)}; features are matched by name, so name them apart with AS.");
        }
    }

    private static SlipwayException NoFeature(List<LeftOutColumn> leftOut)
    {
        var reasons = leftOut.Take(MostListed).Select(column => $"'{column.Name}' ({column.Reason})");
        var more = leftOut.Count > MostListed ? $" and {leftOut.Count - MostListed} more" : "";
        return new SlipwayException(
            ErrorKind.Data,
            $"No column can be a feature, so there is nothing to learn from. Left out: {string.Join(", ", reasons)}{more}.");
    }
}
