namespace Slipway.Projects.Reading;

/// <summary>Merges project file, environment, flags and <c>--set</c> into one tree; what is added later wins, value by value.</summary>
internal sealed class ProjectLayers(FaultList faults)
{
    public MapNode Tree { get; private set; } = new(Origin.Named("command line"), []);

    public void Add(MapNode layer) => Tree = Merge(Tree, Normalize(layer, ""), "");

    /// <summary>Adds one value by its dotted path.</summary>
    public void Add(string path, ProjectNode value) => Add((MapNode)Nest(SplitPath(path), value));

    /// <summary>Adds all flags as one layer, so that two that rule each other out are both seen.</summary>
    public void AddFlags(IReadOnlyList<FlagValue> flags)
    {
        var layer = new MapNode(Origin.Named("command line"), []);
        foreach (var flag in flags)
        {
            layer = Merge(layer, (MapNode)Nest(SplitPath(flag.Key.Path), flag.ToNode()), "", keepsAlternatives: true);
        }

        Add(layer);
    }

    /// <summary>Adds <c>name.name=value</c>, where a value in brackets is a list or mapping.</summary>
    public void AddSetting(string setting)
    {
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        var path = equals < 0 ? "" : setting[..equals].Trim();
        var names = path.Split('.');
        if (names.Any(name => name.Length == 0) || !names[0].All(letter => char.IsAsciiLetter(letter) || letter == '_'))
        {
            // It may be a URL, with a password.
            faults.Add(Origin.Named("--set"), "", "expected name.name=value, such as train.trees=300");
            return;
        }

        var origin = Origin.Named($"--set {path}");
        var text = setting[(equals + 1)..];
        var value = text.StartsWith('[') || text.StartsWith('{')
            ? YamlTree.ReadValue(text, origin, faults)
            : new ScalarNode(origin, text);
        if (value is not null)
        {
            Add(path, value);
        }
    }

    private static string[] SplitPath(string path)
    {
        // What follows a key with free names is one such name, whatever points it has.
        foreach (var key in ProjectKeys.All.Where(key => key.TakesMap && path.StartsWith(key.Path + ".", StringComparison.Ordinal)))
        {
            return [.. key.Path.Split('.'), path[(key.Path.Length + 1)..]];
        }

        return path.Split('.');
    }

    private static ProjectNode Nest(ReadOnlySpan<string> names, ProjectNode value) => names.Length == 0
        ? value
        : new MapNode(value.Origin, [new MapEntry(names[0], value.Origin, Nest(names[1..], value))]);

    private static MapNode Normalize(MapNode layer, string path) =>
        new(layer.Origin, [.. layer.Entries.Select(entry => Normalize(entry, ProjectSchema.Join(path, entry.Name)))]);

    private static MapEntry Normalize(MapEntry entry, string path) => entry.Value switch
    {
        MapNode map => entry with { Value = Normalize(map, path) },
        ScalarNode { IsNothing: false } when ProjectSchema.FindShorthand(path) is { } name =>
            entry with { Value = new MapNode(entry.Value.Origin, [new MapEntry(name, entry.Value.Origin, entry.Value)]) },
        _ => entry,
    };

    private static MapNode Merge(MapNode lower, MapNode upper, string path, bool keepsAlternatives = false)
    {
        var entries = lower.Entries.Where(entry => keepsAlternatives || !IsRuledOut(entry.Name, upper, path)).ToList();
        foreach (var entry in upper.Entries)
        {
            var index = entries.FindIndex(candidate => candidate.Name == entry.Name);
            if (index < 0)
            {
                entries.Add(entry);
            }
            else
            {
                var entryPath = ProjectSchema.Join(path, entry.Name);
                entries[index] = entry.Value is MapNode above && entries[index].Value is MapNode below && ProjectSchema.FindSection(entryPath) is not null
                    ? entries[index] with { Value = Merge(below, above, entryPath, keepsAlternatives) }
                    : entry;
            }
        }

        // The place of a section is where it was first written, so that a missing key is shown there.
        return new MapNode(lower.Entries.Count > 0 ? lower.Origin : upper.Origin, entries);
    }

    private static bool IsRuledOut(string name, MapNode upper, string path)
    {
        var alternatives = ProjectSchema.FindAlternatives(path);
        var own = Array.Find(alternatives, names => names.Contains(name));
        return own is not null
            && alternatives.Any(names => names != own && names.Any(other => upper.TryFind(other, out _)))
            && !own.Any(other => upper.TryFind(other, out _));
    }
}
