using System.Formats.Tar;

namespace Slipway.Images.Archives;

/// <summary>The files in an image's archive, a tar, by their names; links lead to what they name.</summary>
internal sealed class ArchiveFiles
{
    private const int BlockBytes = 512;
    private const int MostLinks = 10;

    private readonly string _path;
    private readonly Dictionary<string, (long Offset, long Length)> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    /// <param name="path">The archive.</param>
    /// <exception cref="InvalidDataException">It is no whole tar; the reader of tars throws other exceptions, too: <see cref="ArchiveFaults.IsDamage"/>.</exception>
    public ArchiveFiles(string path)
    {
        _path = path;
        using var stream = File.OpenRead(path);
        RequirePlain(stream);
        using var tar = new TarReader(stream, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
        {
            Add(entry, stream.Length);
        }

        RequireEnd(stream);
    }

    public bool Contains(string name) => Find(name) is not null;

    /// <summary>A small file's bytes.</summary>
    /// <exception cref="InvalidDataException">There is no such file.</exception>
    public byte[] Read(string name)
    {
        using var file = Open(name);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <exception cref="InvalidDataException">There is no such file.</exception>
    public Stream Open(string name) =>
        Find(name) is var (offset, length) ? new FilePart(_path, offset, length) : throw new InvalidDataException($"it has no {name}");

    private void Add(TarEntry entry, long end)
    {
        var name = Relative(entry.Name);
        if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
        {
            if (entry.DataOffset + entry.Length > end)
            {
                throw new EndOfStreamException($"'{entry.Name}' ends before its end");
            }

            _files[name] = (entry.DataOffset, entry.Length);
        }
        else if (entry.EntryType == TarEntryType.SymbolicLink)
        {
            // docker save keeps a layer once that several images have: from the link's own folder.
            _links[name] = ArchivePaths.Resolve(ArchivePaths.FolderOf(name), entry.LinkName);
        }
        else if (entry.EntryType == TarEntryType.HardLink)
        {
            _links[name] = Relative(entry.LinkName);
        }
    }

    private (long Offset, long Length)? Find(string name)
    {
        for (var links = 0; links <= MostLinks; links++)
        {
            if (_files.TryGetValue(name, out var place))
            {
                return place;
            }

            if (!_links.TryGetValue(name, out name!))
            {
                return null;
            }
        }

        return null;
    }

    private static string Relative(string name) => ArchivePaths.Resolve("", name);

    private static void RequirePlain(FileStream stream)
    {
        if (stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B)
        {
            throw new InvalidDataException("it is gzipped as a whole; unpack it first (gunzip)");
        }

        stream.Position = 0;
    }

    // A tar ends in two blocks of zeros. The reader stops at the first, and where the file ends: an archive that was cut off between two files looks whole to it.
    private static void RequireEnd(FileStream stream)
    {
        var block = new byte[BlockBytes];
        if (stream.ReadAtLeast(block, BlockBytes, throwOnEndOfStream: false) < BlockBytes || block.AsSpan().ContainsAnyExcept((byte)0))
        {
            throw new EndOfStreamException("it ends before its end");
        }
    }
}
