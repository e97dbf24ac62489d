namespace Slipway.Pipelines.Import;

/// <summary>Says for each model column which of the table's columns it is, from the model's file and the list of features.</summary>
internal static class ImportedColumns
{
    /// <param name="model">The model.</param>
    /// <param name="list">The list of features; null where the model's own names are to be used.</param>
    /// <param name="listName">The list's name in messages.</param>
    /// <exception cref="SlipwayException">The list and the model do not fit together.</exception>
    public static IReadOnlyList<ImportedColumn> Find(ImportedModel model, IReadOnlyList<ListedFeature>? list, string? listName)
    {
        var names = model.Estimator.FeatureNames;
        if (list is not null)
        {
            RequireCount(names, list, listName!, model.Path);
            RequireOrder(names, list, listName!);
            RequireCodes(model.Facts.Categories, list, listName!);
        }
        else if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key is { } twice)
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"The model '{model.Path}' has several features named '{twice}'. Give a file with the columns' names, one a line, in the order of the model's features: --features FILE.");
        }

        return [.. names.Select((name, i) => new ImportedColumn(
            list?[i].Name ?? name, list?[i].Categories ?? model.Facts.Categories.GetValueOrDefault(i), list?[i].Categories is not null)
        {
            TakesCodes = model.Facts.CategoricalColumns.Contains(i),
        })];
    }

    private static void RequireCount(IReadOnlyList<string> names, IReadOnlyList<ListedFeature> list, string listName, string model)
    {
        if (list.Count == names.Count)
        {
            return;
        }

        var what = list.Count < names.Count
            ? $"the model's features from number {list.Count + 1} on have no line: {WordList.Join(names.Skip(list.Count).Select(name => $"'{name}'"))}"
            : $"these lines are too many: {WordList.Join(list.Skip(names.Count).Select(feature => $"line {feature.Line} ('{feature.Name}')"))}";
        throw new SlipwayException(
            ErrorKind.Usage,
            $"{listName} names {Count(list.Count)}, but the model '{model}' has {names.Count}; {what}. " +
            $"It calls them, in their order, {WordList.Join(names)}. Name a column for each, one a line, in that order.");
    }

    // A list in another order would be taken without a word, and every prediction would be wrong.
    private static void RequireOrder(IReadOnlyList<string> names, IReadOnlyList<ListedFeature> list, string listName)
    {
        // Tables write names in their own way: in small letters, or with blanks, for which LightGBM puts lines. A single likeness may be chance.
        var areFolded = list.Select(feature => Folded(feature.Name)).Order(StringComparer.Ordinal).SequenceEqual(names.Select(Folded).Order(StringComparer.Ordinal));
        var places = names.Index().ToLookup(name => areFolded ? Folded(name.Item) : name.Item, name => name.Index);
        string[] misplaced =
        [
            .. list.Index().Select(entry => (Feature: entry.Item, entry.Index, Own: places[areFolded ? Folded(entry.Item.Name) : entry.Item.Name].ToArray()))
                .Where(entry => entry.Own.Length > 0 && !entry.Own.Contains(entry.Index))
                .Select(entry => $"'{entry.Feature.Name}' in line {entry.Feature.Line}, as number {entry.Index + 1}, is the model's number {entry.Own[0] + 1}"),
        ];
        if (misplaced.Length > 0)
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"{listName} has the model's own names in another order than the model: {WordList.Join(misplaced, "; ")}. Put the lines into the model's order: {WordList.Join(names)}. Where it is right, and the names are alike by chance, give the columns other names in a query.");
        }
    }

    private static string Folded(string name) => name.ToUpperInvariant().Replace(' ', '_');

    // Where the file itself says what the codes mean, the same words in another order can only be a slip.
    private static void RequireCodes(IReadOnlyDictionary<int, IReadOnlyList<string>> categories, IReadOnlyList<ListedFeature> list, string listName)
    {
        foreach (var (i, feature) in list.Index())
        {
            if (feature.Categories is { } listed && categories.TryGetValue(i, out var own) && !listed.SequenceEqual(own) && listed.ToHashSet(StringComparer.Ordinal).SetEquals(own))
            {
                throw new SlipwayException(
                    ErrorKind.Usage,
                    $"{listName} has the values of '{feature.Name}' in line {feature.Line} in another order than the model's file, whose codes are those of {WordList.Join(own)}. Leave the values out of the list, or put them into this order.");
            }
        }
    }

    private static string Count(int features) => features == 1 ? "1 feature" : $"{features} features";
}
