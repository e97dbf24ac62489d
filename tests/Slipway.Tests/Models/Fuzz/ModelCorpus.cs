namespace Slipway.Tests.Models.Fuzz;

/// <summary>Small model files: those in all folders called Files, a format for each ending.</summary>
/// <param name="folder">The folder above them.</param>
internal sealed class ModelCorpus(string folder)
{
    private static readonly string[] Endings = [".json", ".onnx", ".txt", ".ubj"];

    private readonly ILookup<string, byte[]> _files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == "Files" && Endings.Contains(Path.GetExtension(path)))
        .Order(StringComparer.Ordinal)
        .ToLookup(path => Path.GetExtension(path)[1..], File.ReadAllBytes);

    /// <summary>The endings that there are files of.</summary>
    public IReadOnlyList<string> Formats => [.. _files.Select(format => format.Key).Order(StringComparer.Ordinal)];

    /// <summary>The files of a format, in the order of their paths.</summary>
    public IReadOnlyList<byte[]> Files(string format) => [.. _files[format]];

    /// <summary>Damages the files of a format, also with parts of the others.</summary>
    public ModelDamage Damage(string format) => new(Files(format), [.. Formats.SelectMany(Files)]);
}
