using Slipway.Sinks.Files;

namespace Slipway.Exports;

/// <summary>The file that a model is exported to.</summary>
internal static class ExportFile
{
    /// <summary>Writes a file whole, or leaves the one that is there.</summary>
    /// <exception cref="SlipwayException">It can't be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        if (Directory.Exists(path))
        {
            throw NotWritable(path, "it is a folder; expected a file's name", null);
        }

        try
        {
            using var file = new OutputFile(path);
            file.Stream.Write(content);
            file.Commit();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, fault.Message.TrimEnd('.'), fault);
        }
    }

    private static SlipwayException NotWritable(string path, string why, Exception? fault) =>
        new(ErrorKind.Storage, $"The model can't be written to '{path}': {why}.", fault);
}
