namespace Slipway.Pipelines.Load;

/// <summary>A file's length and time of change, by which a later change to it is noticed.</summary>
internal sealed record FileStamp(string Path, long Length, DateTime LastWriteUtc)
{
    /// <summary>Whether the file is no longer what it was.</summary>
    public bool IsOutdated => Of(Path) != this;

    /// <summary>The stamp of the file as it is now; one of length 0 where there is none.</summary>
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return new FileStamp(path, file.Exists ? file.Length : 0, file.LastWriteTimeUtc);
    }

    /// <exception cref="SlipwayException">The file was changed.</exception>
    public void RequireUnchanged()
    {
        if (IsOutdated)
        {
            throw Fault();
        }
    }

    /// <summary>That the file was changed.</summary>
    public SlipwayException Fault(Exception? cause = null) => new(
        ErrorKind.Data, $"The file '{Path}' was changed while it was read, so nothing was loaded; load it again once nothing writes to it.", cause);
}
