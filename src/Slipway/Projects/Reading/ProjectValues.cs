using System.Diagnostics.CodeAnalysis;

namespace Slipway.Projects.Reading;

/// <summary>The values that were given, by key.</summary>
internal sealed class ProjectValues
{
    private readonly Dictionary<ProjectKey, object> _values = [];

    public void Set<T>(ProjectKey<T> key, T value) => _values[key] = value!;

    public bool TryGet<T>(ProjectKey<T> key, [MaybeNullWhen(false)] out T value)
    {
        var found = _values.TryGetValue(key, out var stored);
        value = found ? (T)stored! : default;
        return found;
    }

    public T Get<T>(ProjectKey<T> key, T otherwise) => TryGet(key, out var value) ? value : otherwise;

    /// <summary>The value of a key that the rules require.</summary>
    public T Require<T>(ProjectKey<T> key) => (T)_values[key];

    /// <summary>The text, or null where it was not given.</summary>
    public string? Find(ProjectKey<string> key) => TryGet(key, out var value) ? value : null;

    /// <summary>The value, or null where it was not given.</summary>
    public T? Find<T>(ProjectKey<T> key)
        where T : struct => TryGet(key, out var value) ? value : null;
}
