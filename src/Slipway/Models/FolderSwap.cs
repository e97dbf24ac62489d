using System.Runtime.InteropServices;

namespace Slipway.Models;

/// <summary>Puts a folder of files in the place of another.</summary>
internal static partial class FolderSwap
{
    private const int CurrentDirectory = -100;
    private const uint Exchange = 2;

    /// <summary>
    /// Replaces <paramref name="target"/> by <paramref name="replacement"/> in one step of the file system. Where the target is
    /// more than an earlier such folder (it holds other files, is the working directory or a mount point), the files are copied
    /// into it and then renamed one by one; a process that is killed in between leaves a folder whose digest does not match, never a wrong model.
    /// </summary>
    /// <param name="target">The folder.</param>
    /// <param name="replacement">The folder with the new files, whose path is the target's and a suffix.</param>
    /// <param name="first">The file that is moved before the others where they are moved one by one.</param>
    public static void Replace(string target, string replacement, string first)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(replacement, target);
            return;
        }

        if (HoldsOnlyFilesOf(target, replacement) && target != Directory.GetCurrentDirectory() && TryExchange(replacement, target))
        {
            return;
        }

        MoveEach(target, replacement, first);
    }

    // To another disk, a move is a copy, for which there may be no room: nothing is replaced before all copies are there.
    private static void MoveEach(string target, string replacement, string first)
    {
        var suffix = replacement[target.Length..];
        var names = Directory.GetFiles(replacement).Select(file => Path.GetFileName(file)).OrderByDescending(name => name == first).ToArray();
        try
        {
            foreach (var name in names)
            {
                File.Move(Path.Combine(replacement, name), Path.Combine(target, name + suffix), overwrite: true);
            }

            foreach (var name in names)
            {
                File.Move(Path.Combine(target, name + suffix), Path.Combine(target, name), overwrite: true);
            }
        }
        finally
        {
            foreach (var name in names)
            {
                File.Delete(Path.Combine(target, name + suffix));
            }
        }
    }

    private static bool HoldsOnlyFilesOf(string target, string replacement) =>
        Directory.EnumerateFileSystemEntries(target).All(entry => File.Exists(Path.Combine(replacement, Path.GetFileName(entry))));

    private static bool TryExchange(string one, string other) =>
        OperatingSystem.IsLinux() && RenameAt2(CurrentDirectory, one, CurrentDirectory, other, Exchange) == 0;

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int oldDirectory, string oldPath, int newDirectory, string newPath, uint flags);
}
