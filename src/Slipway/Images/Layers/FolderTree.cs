namespace Slipway.Images.Layers;

/// <summary>A folder of this machine as the entries of a layer.</summary>
internal static class FolderTree
{
    // /tmp is for everyone to write to, and for nobody to delete others' files from.
    private const UnixFileMode Shared = (UnixFileMode)0b1_111_111_111;

    /// <summary>All that lies in it, links as links.</summary>
    /// <exception cref="SlipwayException">There is no such folder, or it holds what no image may: a program that runs as its owner.</exception>
    public static IReadOnlyList<LayerEntry> Read(string folder)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
        {
            throw new SlipwayException(ErrorKind.Usage, $"There is no folder '{folder}' to make a layer of.");
        }

        return [.. root.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(item => Entry(Path.GetRelativePath(root.FullName, item.FullName), item))];
    }

    private static LayerEntry Entry(string path, FileSystemInfo item) => item switch
    {
        { LinkTarget: { } target } => new LinkEntry(path, target),
        DirectoryInfo folder => new FolderEntry(path, folder.UnixFileMode == Shared ? Shared : LayerEntry.Executable),
        _ when (item.UnixFileMode & (UnixFileMode.SetUser | UnixFileMode.SetGroup)) != 0 => throw new SlipwayException(
            ErrorKind.Usage, $"'{item.FullName}' runs with its owner's rights (setuid or setgid), which no file of the image may."),
        _ => new FileEntry(
            path, (item.UnixFileMode & UnixFileMode.UserExecute) != 0 ? LayerEntry.Executable : LayerEntry.Readable, () => File.OpenRead(item.FullName)),
    };
}
