using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Slipway.Images.Format;

namespace Slipway.Images.Layers;

/// <summary>Packs entries into a layer: sorted, without owners and times, so that equal entries give equal bytes.</summary>
internal static class LayerWriter
{
    /// <param name="entries">In any order; folders that no entry names are made.</param>
    /// <param name="createdBy">What the image's history says of it.</param>
    /// <param name="compression">From 0, none, to 9, smallest.</param>
    public static Layer Write(IEnumerable<LayerEntry> entries, string createdBy, int compression)
    {
        var packed = new MemoryStream();
        using var tarHash = SHA256.Create();
        using (var gzip = new GZipStream(packed, new ZLibCompressionOptions { CompressionLevel = compression }, leaveOpen: true))
        using (var hashing = new CryptoStream(gzip, tarHash, CryptoStreamMode.Write))
        using (var tar = new TarWriter(hashing, TarEntryFormat.Ustar))
        {
            foreach (var entry in WithFolders(entries))
            {
                Write(tar, entry);
            }
        }

        return new Layer(Blob.Of(packed.ToArray()), Digest.Of(tarHash.Hash!), createdBy);
    }

    private static SortedDictionary<string, LayerEntry>.ValueCollection WithFolders(IEnumerable<LayerEntry> entries)
    {
        var sorted = new SortedDictionary<string, LayerEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            for (var slash = entry.Path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = entry.Path.IndexOf('/', slash + 1))
            {
                sorted.TryAdd(entry.Path[..slash], new FolderEntry(entry.Path[..slash]));
            }

            sorted[entry.Path] = entry;
        }

        return sorted.Values;
    }

    private static void Write(TarWriter tar, LayerEntry entry)
    {
        var (type, name) = entry switch
        {
            FolderEntry => (TarEntryType.Directory, $"{entry.Path}/"),
            LinkEntry => (TarEntryType.SymbolicLink, entry.Path),
            _ => (TarEntryType.RegularFile, entry.Path),
        };
        using var content = (entry as FileEntry)?.Open();
        var written = new UstarTarEntry(type, name) { Mode = entry.Mode, ModificationTime = DateTimeOffset.UnixEpoch };
        if (content is not null)
        {
            written.DataStream = content;
        }
        else if (entry is LinkEntry link)
        {
            written.LinkName = link.Target;
        }

        tar.WriteEntry(written);
    }
}
