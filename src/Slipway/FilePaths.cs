namespace Slipway;

/// <summary>A file's one path among all that lead to it by links.</summary>
internal static class FilePaths
{
    /// <summary>Whether two paths lead to the same file, which need not be there.</summary>
    public static bool AreSame(string first, string second) => Canonical(first) == Canonical(second);

    /// <summary>The absolute path without links, in its folders or at its end.</summary>
    public static string Canonical(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder)
        {
            return full;
        }

        full = Path.Combine(Canonical(folder), Path.GetFileName(full));
        FileSystemInfo entry = Directory.Exists(full) ? new DirectoryInfo(full) : new FileInfo(full);
        try
        {
            return entry.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Canonical(target.FullName) : full;
        }
        catch (IOException)
        {
            // There is no such file, or its links go round in a circle.
            return full;
        }
    }
}
