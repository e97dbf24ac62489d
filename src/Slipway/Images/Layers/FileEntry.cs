namespace Slipway.Images.Layers;

/// <summary>A file.</summary>
/// <param name="Path"><inheritdoc/></param>
/// <param name="Mode"><inheritdoc/></param>
/// <param name="Open">Its content.</param>
internal sealed record FileEntry(string Path, UnixFileMode Mode, Func<Stream> Open) : LayerEntry(Path, Mode)
{
    /// <summary>Of bytes, which everyone may read.</summary>
    public static FileEntry Of(string path, byte[] content) => new(path, Readable, () => new MemoryStream(content, writable: false));
}
