namespace Slipway.Tests.Models.Fuzz;

/// <summary>Small sound model files, one folder a format.</summary>
/// <param name="folder">The folder of these folders.</param>
internal sealed class ModelCorpus(string folder)
{
    /// <summary>The formats' names, in order.</summary>
    public IReadOnlyList<string> Formats { get; } = [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>The files of a format, in the order of their names.</summary>
    public IReadOnlyList<byte[]> Files(string format) =>
        [.. Directory.GetFiles(Path.Combine(folder, format)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>Damages the files of a format, also with parts of the others.</summary>
    public ModelDamage Damage(string format) => new(Files(format), [.. Formats.SelectMany(Files)]);
}
