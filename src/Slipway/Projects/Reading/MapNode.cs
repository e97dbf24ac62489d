using System.Diagnostics.CodeAnalysis;

namespace Slipway.Projects.Reading;

/// <summary>Values by name, in the order in which they were written; no name twice.</summary>
internal sealed class MapNode(Origin origin, IReadOnlyList<MapEntry> entries) : ProjectNode(origin)
{
    public IReadOnlyList<MapEntry> Entries { get; } = entries;

    public override string Describe() => "a mapping";

    public bool TryFind(string name, [NotNullWhen(true)] out MapEntry? entry)
    {
        entry = Entries.FirstOrDefault(candidate => candidate.Name == name);
        return entry is not null;
    }

    /// <summary>Finds a value by its dotted path; null where there is none.</summary>
    public MapEntry? Find(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (!TryFind(dot < 0 ? path : path[..dot], out var entry) || dot < 0)
        {
            return entry;
        }

        return entry.Value is MapNode map ? map.Find(path[(dot + 1)..]) : null;
    }
}
