namespace Slipway.Images.Archives;

/// <summary>Writes a file whole or not at all: beside its place first.</summary>
internal static class WholeFile
{
    /// <exception cref="SlipwayException">The file can't be written.</exception>
    public static T Write<T>(string path, Func<Stream, T> write)
    {
        var temporary = $"{path}.new-{Environment.ProcessId}";
        try
        {
            T result;
            using (var stream = File.Create(temporary))
            {
                result = write(stream);
            }

            File.Move(temporary, path, overwrite: true);
            return result;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SlipwayException(ErrorKind.Storage, $"'{path}' can't be written: {fault.Message}", fault);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }
}
