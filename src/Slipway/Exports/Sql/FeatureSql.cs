using Slipway.Features;

namespace Slipway.Exports.Sql;

/// <summary>The source's columns as model columns: what <see cref="FeatureBinding"/> makes of rows, as subqueries.</summary>
internal static class FeatureSql
{
    /// <param name="features">The model's.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="used">The numbers of those that are wanted.</param>
    /// <param name="kept">Other columns to be handed on.</param>
    /// <param name="source">The rows.</param>
    /// <param name="steps">Takes the subqueries.</param>
    /// <param name="formatter">The database's.</param>
    public static void Add(
        IReadOnlyList<Feature> features, ModelColumnSql[] columns, int[] used, IReadOnlyList<SqlColumn> kept, SqlRows source, SqlSteps steps, SqlFormatter formatter)
    {
        var made = new List<SqlColumn>(kept);
        var parts = new List<SqlColumn>();
        var first = 0;
        for (var i = 0; i < features.Count; first += features[i++].Width)
        {
            var feature = features[i];
            var column = source.ColumnOf(feature.Name, i);
            int[] wanted = [.. Enumerable.Range(0, feature.Width).Where(part => used.Contains(first + part))];
            if (wanted.Length == 0)
            {
                continue;
            }

            if (feature.Parts is null)
            {
                made.Add(new SqlColumn(
                    feature.Categories is { } categories ? formatter.CodeOf(column, categories) : formatter.NumberOf(column, feature.Type), columns[first].Name));
                parts.Add(SqlColumn.Kept(columns[first].Name));
                continue;
            }

            var moment = FormattableString.Invariant($"m{i}");
            made.Add(new SqlColumn(formatter.MomentOf(column, feature.HasTimeZone == true && source.HasZones), moment));
            parts.AddRange(wanted.Select(part => new SqlColumn(formatter.PartOf(moment, feature.Parts[part]), columns[first + part].Name)));
        }

        // A model that asks for nothing has rows all the same.
        source.AddTo(steps, made.Count > 0 ? made : [new SqlColumn("1", "k")]);
        if (parts.Any(column => column.Expression != column.Name))
        {
            steps.Add([.. kept.Select(column => SqlColumn.Kept(column.Name)), .. parts]);
        }
    }
}
