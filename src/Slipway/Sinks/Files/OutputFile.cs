using System.Runtime.InteropServices;

namespace Slipway.Sinks.Files;

/// <summary>
/// A file to write. It appears under its name once it is whole; a link leads to the file that it names. A device or a pipe is written to as it
/// is: put into its place, a file would take <c>/dev/null</c> or <c>/dev/stdout</c> from everybody.
/// </summary>
internal sealed unsafe partial class OutputFile : IDisposable
{
    private const int CurrentDirectory = -100;
    private const uint TypeOnly = 1;
    private const int StatusSize = 256;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;

    private readonly string _target;
    private readonly string? _temporary;

    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public OutputFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("it is a folder; expected a file's name.");
        }

        if (File.Exists(path) && !IsRegular(path))
        {
            _target = path;
            Stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            return;
        }

        // The full path: of a relative one, .NET takes a link's relative target from the root.
        var file = new FileInfo(Path.GetFullPath(path));
        _target = (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true)!).FullName;
        if (Path.GetDirectoryName(_target) is { } folder && !Directory.Exists(folder))
        {
            throw new IOException($"there is no folder '{folder}'. Make it first.");
        }

        _temporary = $"{_target}.new-{Environment.ProcessId}";
        Stream = new FileStream(_temporary, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>Unbuffered, so that throwing it away writes nothing.</summary>
    public FileStream Stream { get; }

    /// <summary>Ends the writing and puts the file where its name is.</summary>
    public void Commit()
    {
        Stream.Dispose();
        if (_temporary is not null)
        {
            File.Move(_temporary, _target, overwrite: true);
        }
    }

    /// <summary>Throws away what was not committed.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        if (_temporary is not null)
        {
            File.Delete(_temporary);
        }
    }

    private static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        var status = stackalloc byte[StatusSize];
        return Statx(CurrentDirectory, path, 0, TypeOnly, status) != 0 || (*(ushort*)(status + ModeOffset) & TypeMask) == RegularFile;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int directory, string path, int flags, uint mask, byte* status);
}
