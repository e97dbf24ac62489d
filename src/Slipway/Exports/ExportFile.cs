using Slipway.Sinks.Files;

namespace Slipway.Exports;

/// <summary>The file that a model is exported to.</summary>
internal static class ExportFile
{
    /// <summary>Writes a file whole, or leaves the one that is there.</summary>
    /// <exception cref="SlipwayException">It can't be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            using var file = new OutputFile(path);
            file.Stream.Write(content);
            file.Commit();
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw new SlipwayException(ErrorKind.Storage, $"The model can't be written to '{path}': {FileFault.Reason(fault)}", fault);
        }
    }
}
