namespace Slipway.Pipelines.Import;

/// <summary>Reads a file that the command line names.</summary>
internal static class InputFile
{
    /// <param name="path">Its path.</param>
    /// <param name="what">What it is to hold: "model", "list of features".</param>
    /// <exception cref="SlipwayException">There is no such file, or it can't be read.</exception>
    public static byte[] Read(string path, string what)
    {
        if (Directory.Exists(path))
        {
            throw new SlipwayException(ErrorKind.Usage, $"'{path}' is a folder; expected the file of a {what}.");
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SlipwayException(ErrorKind.Usage, $"There is no file '{path}'; expected the file of a {what}.", fault);
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw new SlipwayException(ErrorKind.Usage, $"The {what} '{path}' can't be read: {FileFault.Reason(fault)}", fault);
        }
    }
}
