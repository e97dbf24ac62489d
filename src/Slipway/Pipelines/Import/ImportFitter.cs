using System.Globalization;
using Slipway.Columns;
using Slipway.Features;

namespace Slipway.Pipelines.Import;

/// <summary>Learns from rows what the columns of an imported model hold, and how their values reach it: numbers as they are, text by the codes of its categories.</summary>
internal sealed class ImportFitter(IReadOnlyList<ImportedColumn> columns, bool areNamesListed, IPipelineObserver observer)
{
    /// <summary>What is known before the first row: the columns that must be read as text.</summary>
    public IReadOnlyList<Feature> Known { get; } = [.. columns.Where(column => column.Categories is not null).Select(column => new Feature { Name = column.Name, Type = ColumnType.Text })];

    /// <summary>The features, in the order of the model's columns.</summary>
    /// <param name="rows">Rows like those that the model was trained on.</param>
    /// <param name="what">What was read, for messages: <c>table 'x'</c>.</param>
    /// <exception cref="SlipwayException">Some columns are missing, or can't be what the model takes; the message lists every fault.</exception>
    public IReadOnlyList<Feature> Fit(ColumnBatch rows, string what)
    {
        RequireNames(rows.Schema, what);

        // As if each had the type that is found, so that this tells of the names, and of columns that can be no feature at all.
        var binding = FeatureBinding.Bind([.. columns.Select(column => Named(column, rows.Schema))], rows.Schema, what);
        var found = columns.Select((_, i) => rows.Columns[binding.ColumnOf(i)]).ToArray();
        var used = columns.Zip(found, WithoutIdleCategories).ToArray();
        Throw([.. used.Zip(found, FindFault).OfType<string>()], what);

        var features = used.Zip(found, (column, values) => Fit(column, values)).ToArray();
        Throw([.. features.Zip(used, FindEmpty).OfType<string>()], what);
        return features;
    }

    /// <exception cref="SlipwayException">The column is a feature.</exception>
    public void RequireOther(string target)
    {
        if (columns.Any(column => column.Name == target))
        {
            throw new SlipwayException(ErrorKind.Usage, $"--target: '{target}' is a feature of the model, and not what it predicts.");
        }
    }

    private static Feature Named(ImportedColumn column, Schema schema) =>
        new() { Name = column.Name, Type = schema.TryFind(column.Name, out _, out var info) && info.Type != ColumnType.Unsupported ? info.Type : ColumnType.Number };

    private void RequireNames(Schema schema, string what)
    {
        if (!areNamesListed && !columns.Any(column => schema.TryFind(column.Name, out _, out _)))
        {
            throw new SlipwayException(
                ErrorKind.Data,
                $"None of the model's {columns.Count} features is a column of {what}: the model calls them {WordList.Join(columns.Select(column => column.Name))}, " +
                $"and the columns are {WordList.Join(schema.Columns.Select(column => column.Name))}. Give a file with the columns' names, one a line, in the order of the model's features: --features FILE.");
        }
    }

    // Where the codes are the numbers themselves, there is nothing to look up.
    private static ImportedColumn WithoutIdleCategories(ImportedColumn column, Column values) =>
        values.Info.IsNumeric && !column.AreListed && column.Categories is { } categories
        && categories.Index().All(category => category.Item == category.Index.ToString(CultureInfo.InvariantCulture))
            ? column with { Categories = null }
            : column;

    private string? FindFault(ImportedColumn column, Column values)
    {
        var info = values.Info;
        var found = $"'{info.Name}' is {TypeContract.Describe(info.Type)}";
        return info.Type switch
        {
            ColumnType.Text when column.Categories is null =>
                $"{found}, and the model takes a number: list its values in the order of their codes (in the file of --features: {info.Name} = first, second, …), or select the number that the model was trained on",
            ColumnType.Text => null,
            _ when column.Categories is { } categories =>
                $"{found}, and the model takes the codes of the values {WordList.Join(categories)}: {(column.AreListed ? "leave the values out of the list where the column holds the codes, or " : "")}select it as text ({(info.Type == ColumnType.Boolean ? $"CASE WHEN {info.Name} THEN '{Excerpt.Of(categories[^1])}' ELSE '{Excerpt.Of(categories[0])}' END" : "CAST")})",
            ColumnType.Date or ColumnType.Timestamp => $"{found}, and the model takes a number: select the part of it that the model was trained on",
            _ => null,
        };
    }

    private Feature Fit(ImportedColumn column, Column values)
    {
        if (column.Categories is not { } categories)
        {
            WarnOfCodes(column, values);
            return NumberFit.Fit(values).Feature;
        }

        var feature = CategoryFit.Fit(values, categories, out var unseen);
        if (unseen is not null && feature.RareRows < values.Count - values.Nulls.Count)
        {
            observer.Warn(
                $"'{feature.Name}': {feature.RareRows} of {values.Count - values.Nulls.Count} values are none of the {categories.Count} that the model knows and count as missing, such as '{unseen}'{(NearestName.Find(unseen, categories) is { } nearest ? $" (the nearest that it knows is '{nearest}')" : "")}.");
        }

        return feature;
    }

    // Codes are 0, 1, …; a category of pandas that is made of numbers has other codes than these numbers.
    private void WarnOfCodes(ImportedColumn column, Column values)
    {
        if (column.TakesCodes && CodeRange.Of(values) is { AreCodes: false } range)
        {
            observer.Warn(
                FormattableString.Invariant($"'{values.Info.Name}' is a category in the model, and its numbers ({range.Least} to {range.Most}) are taken for codes 0, 1, …. ")
                + $"If the model was trained on these very numbers, all is well. Where it was a category of pandas, select it as text and list its values in the order of their codes (in the file of --features: {values.Info.Name} = first, second, …).");
        }
    }

    private static string? FindEmpty(Feature feature, ImportedColumn column)
    {
        if (feature.ShareMissing == 1)
        {
            return $"'{feature.Name}' has no value in any row, so that nothing can be learned of what it should hold";
        }

        return column.Categories is { } categories && feature.Counts!.Sum() == 0
            ? $"no value of '{feature.Name}' is one that the model knows ({WordList.Join(categories)})"
            : null;
    }

    private static void Throw(IReadOnlyList<string> faults, string what)
    {
        if (faults.Count > 0)
        {
            throw new SlipwayException(ErrorKind.Data, $"The model's features can't be taken from {what}: {WordList.Join(faults, "; ")}.");
        }
    }
}
