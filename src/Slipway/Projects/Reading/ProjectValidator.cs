namespace Slipway.Projects.Reading;

/// <summary>Holds a tree against the table of keys: unknown keys, wrong types, values out of range, keys that rule each other out.</summary>
internal sealed class ProjectValidator(FaultList faults)
{
    public ProjectValues Values { get; } = new();

    public void Validate(MapNode section, string path = "")
    {
        CheckAlternatives(section, path);
        foreach (var entry in section.Entries)
        {
            Validate(entry, path);
        }
    }

    private void Validate(MapEntry entry, string sectionPath)
    {
        var path = ProjectSchema.Join(sectionPath, entry.Name);
        var key = ProjectSchema.FindKey(path);
        var names = key?.TakesMap == true ? null : ProjectSchema.FindSection(path);
        switch (entry.Value)
        {
            case MapNode map when names is not null:
                Validate(map, path);
                break;
            case var value when key is not null:
                key.Read(value, Values, faults);
                break;
            case ScalarNode { IsNothing: true } when names is not null:
                break;
            case var value when names is not null:
                faults.Add(value.Origin, path, $"expected a section with {string.Join(", ", names)}, found {value.Describe()}");
                break;
            default:
                faults.Add(entry.Origin, path, Unknown(entry.Name, sectionPath));
                break;
        }
    }

    private static string Unknown(string name, string sectionPath)
    {
        var known = ProjectSchema.FindSection(sectionPath)!;
        if (NearestName.Find(name, known) is { } nearest)
        {
            return $"there is no such key; did you mean '{nearest}'?";
        }

        var elsewhere = ProjectKeys.All.FirstOrDefault(key => key.Path.EndsWith("." + name, StringComparison.Ordinal));
        return elsewhere is not null
            ? $"there is no such key here; did you mean '{elsewhere.Path}'?"
            : $"there is no such key; known here are {string.Join(", ", known)}";
    }

    private void CheckAlternatives(MapNode section, string path)
    {
        var given = ProjectSchema.FindAlternatives(path)
            .Select(names => section.Entries.FirstOrDefault(entry => names.Contains(entry.Name)))
            .OfType<MapEntry>()
            .ToArray();
        if (given.Length > 1)
        {
            faults.Add(given[1].Origin, path, $"{string.Join(" and ", given.Select(entry => $"'{entry.Name}'"))} are given together; expected only one of them");
        }
    }
}
