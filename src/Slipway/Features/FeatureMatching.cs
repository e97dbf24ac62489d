using Slipway.Columns;

namespace Slipway.Features;

/// <summary>The contract's structure: which column of a query is which feature, judged before the first row.</summary>
internal static class FeatureMatching
{
    private const int MostListed = 30;

    /// <returns>For each feature the index of its column.</returns>
    /// <exception cref="SlipwayException">Some features have no fitting column; the message lists every fault.</exception>
    public static int[] Match(IReadOnlyList<Feature> features, Schema schema, string what)
    {
        var columns = new int[features.Count];
        var faults = new List<string>();
        var typeFaults = new List<TypeFault>();
        var missing = new List<int>();
        var exact = schema.Columns.Index().ToLookup(column => column.Item.Name, column => column.Index, StringComparer.Ordinal);
        var claimed = features.SelectMany(feature => exact[feature.Name]).ToHashSet();
        var folded = schema.Columns.Index().Where(column => !claimed.Contains(column.Index))
            .ToLookup(column => column.Item.Name, column => column.Index, StringComparer.OrdinalIgnoreCase);
        var rivals = features.Where(feature => !exact.Contains(feature.Name))
            .ToLookup(feature => feature.Name, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < features.Count; i++)
        {
            var name = features[i].Name;
            int[] candidates = [.. exact.Contains(name) ? exact[name] : folded[name]];
            if (candidates.Length == 0)
            {
                missing.Add(i);
            }
            else if (candidates.Length > 1 || (!exact.Contains(name) && rivals[name].Count() > 1))
            {
                faults.Add(Ambiguous(features[i], candidates, rivals, schema));
            }
            else
            {
                columns[i] = candidates[0];
                if (TypeContract.Find(features[i], schema[candidates[0]]) is { } fault)
                {
                    typeFaults.Add(fault);
                    faults.Add(Sentence(features[i], fault, schema.Mend));
                }
            }
        }

        var lacking = missing.Select((feature, rank) => Missing(features[feature], rank < MostListed ? schema : null));
        Throw([.. lacking, .. faults], missing.Count > 0, typeFaults, features, schema, what);
        return columns;
    }

    private static string Missing(Feature feature, Schema? schema)
    {
        var nearest = schema is null ? null : NearestName.Find(feature.Name, schema.Columns.Select(column => column.Name));
        var hint = nearest is null ? "" : $" (the nearest name is '{nearest}')";
        return $"'{feature.Name}', {TypeContract.Describe(feature.Type)}, is missing{hint}";
    }

    private static string Ambiguous(Feature feature, int[] candidates, ILookup<string, Feature> rivals, Schema schema)
    {
        var names = candidates.Select(column => schema[column].Name).ToArray();
        if (names.Length == 1)
        {
            var others = rivals[feature.Name].Select(rival => $"'{rival.Name}'");
            return $"'{names[0]}' could be any of the features {string.Join(" and ", others)}, whose names differ only by case";
        }

        return names.Distinct().Count() == 1
            ? $"'{feature.Name}' is the name of {names.Length} columns; name them apart with AS"
            : $"'{feature.Name}' could be any of {string.Join(" and ", names.Select(name => $"'{name}'"))}, which differ only by case";
    }

    private static string Sentence(Feature feature, TypeFault fault, ITypeMend? mend) =>
        $"'{feature.Name}' {fault.Reason}{(mend is null ? "" : $" (needed: {mend.NameOf(fault.Needed)})")}";

    private static void Throw(
        List<string> faults, bool listNames, List<TypeFault> typeFaults, IReadOnlyList<Feature> features, Schema schema, string what)
    {
        if (faults.Count == 0)
        {
            return;
        }

        var shown = string.Join("; ", faults.Take(MostListed));
        var more = faults.Count > MostListed ? $"; and {faults.Count - MostListed} more faults" : "";
        var names = listNames
            ? $" Expected {List(features.Select(feature => feature.Name))}; found {List(schema.Columns.Select(column => column.Name))}."
            : "";
        throw new SlipwayException(
            ErrorKind.Data,
            $"The model's features can't be taken from {what}: {shown}{more}.{names} {schema.Remedy ?? TypeMendText.Write(typeFaults, schema.Mend)}");
    }

    private static string List(IEnumerable<string> names)
    {
        string[] all = [.. names];
        var more = all.Length > MostListed ? $" and {all.Length - MostListed} more" : "";
        return all.Length == 0 ? "no column" : string.Join(", ", all.Take(MostListed)) + more;
    }
}
