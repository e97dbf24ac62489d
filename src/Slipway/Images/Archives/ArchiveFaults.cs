using System.Text.Json;

namespace Slipway.Images.Archives;

/// <summary>What is wrong with an archive, in words.</summary>
internal static class ArchiveFaults
{
    /// <summary>Whether an exception is one that damaged content makes a reader of tars, gzips or JSON throw.</summary>
    public static bool IsDamage(Exception fault) => fault
        is InvalidDataException or EndOfStreamException or JsonException or FormatException or KeyNotFoundException
        or InvalidOperationException or ArgumentException or ArithmeticException or NotSupportedException;

    /// <summary>Reads an archive.</summary>
    /// <exception cref="SlipwayException">There is no such archive, or it is damaged.</exception>
    public static T Read<T>(string path, Func<ArchiveFiles, T> read)
    {
        if (!File.Exists(path))
        {
            throw new SlipwayException(ErrorKind.Usage, $"There is no image archive '{path}'.");
        }

        try
        {
            return read(new ArchiveFiles(path));
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            throw new SlipwayException(ErrorKind.Model, $"'{path}' is no whole image archive: {fault.Message.TrimEnd('.')}. Build it again, or copy it again.", fault);
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw new SlipwayException(ErrorKind.Storage, $"The image archive '{path}' can't be read: {FileFault.Reason(fault)}", fault);
        }
    }
}
