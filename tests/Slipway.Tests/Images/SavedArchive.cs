using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Slipway.Images.Layers;
using Slipway.Models;
using Slipway.Tests.Models;

namespace Slipway.Tests.Images;

/// <summary>An image with a model in it, in the archives that other tools write.</summary>
internal sealed class SavedArchive
{
    public ModelFolder Model { get; } = ModelFolder.Create(SampleMetadata.Create(), "trees"u8.ToArray());

    /// <summary>The image's environment variable; null for none.</summary>
    public string? Variable { get; init; } = "MODEL_DIR=/model";

    public string? WorkingFolder { get; init; }

    /// <summary>Where the model is, from the root.</summary>
    public string ModelPath { get; init; } = "model";

    public bool IsGzipped { get; init; }

    /// <summary>How many images the archive names.</summary>
    public int Count { get; init; } = 1;

    private byte[][] Tars => field ??=
    [
        Tar(SampleImage.File("etc/os-release", "base")),
        Tar(FileEntry.Of($"{ModelPath}/model.txt", Model.ModelFile), FileEntry.Of($"{ModelPath}/metadata.json", Model.MetadataFile())),
        Tar(SampleImage.File("etc/os-release", "base")),
    ];

    /// <summary>As <c>docker save</c> did up to 24: a folder a layer, a link where a layer is there already.</summary>
    public void WriteDocker(string path)
    {
        using var tar = new TarWriter(File.Create(path), TarEntryFormat.Pax);
        Write(tar, "1/VERSION", "1.0"u8);
        Write(tar, "1/layer.tar", Packed(0));
        Write(tar, "2/layer.tar", Packed(1));
        tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "3/layer.tar") { LinkName = "../1/layer.tar" });
        WriteManifest(tar, "1/layer.tar", "2/layer.tar", "3/layer.tar");
        Write(tar, "repositories", "{}"u8);
    }

    /// <summary>As <c>podman save</c> does: layers by their digests, and links to them.</summary>
    public void WritePodman(string path)
    {
        using var tar = new TarWriter(File.Create(path), TarEntryFormat.Ustar);
        string[] names = [.. Tars.Select(layer => $"{Hex(layer)}.tar")];
        Write(tar, names[0], Packed(0));
        tar.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, "1/layer.tar") { LinkName = $"../{names[0]}" });
        Write(tar, names[1], Packed(1));
        WriteManifest(tar, names);
    }

    /// <summary>As <c>docker save</c> does from 25 on: an OCI layout, its index leading to another that also attests, with Docker's manifest beside it.</summary>
    public void WriteLayout(string path)
    {
        using var tar = new TarWriter(File.Create(path), TarEntryFormat.Pax);
        var layers = Enumerable.Range(0, Tars.Length).Select(Packed).ToArray();
        var config = WriteBlob(tar, Encoding.UTF8.GetBytes(Config().ToJsonString()));
        var manifest = WriteBlob(tar, Json(new JsonObject { ["schemaVersion"] = 2, ["config"] = config, ["layers"] = new JsonArray([.. layers.Select(layer => Descriptor(layer))]) }));
        foreach (var layer in layers.DistinctBy(Hex))
        {
            WriteBlob(tar, layer);
        }

        manifest["platform"] = new JsonObject { ["architecture"] = "amd64", ["os"] = "linux" };
        var attestation = WriteBlob(tar, "{}"u8.ToArray());
        attestation["platform"] = new JsonObject { ["architecture"] = "unknown", ["os"] = "unknown" };
        var variant = WriteBlob(tar, Encoding.UTF8.GetBytes("""{ "another": "image" }"""));
        variant["platform"] = new JsonObject { ["architecture"] = "amd64", ["os"] = "linux", ["variant"] = "v3" };
        var absent = Descriptor("absent"u8.ToArray());
        absent["platform"] = new JsonObject { ["architecture"] = "arm64", ["os"] = "linux" };
        var inner = WriteBlob(tar, Json(new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray(absent, attestation, manifest, variant) }));
        var others = Enumerable.Range(1, Count - 1).Select(i => WriteBlob(tar, Encoding.UTF8.GetBytes($"{{ \"other\": {i} }}")));
        Write(tar, "index.json", Json(new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray([inner, .. others]) }));
        Write(tar, "manifest.json", "[]"u8);
        Write(tar, "oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8);
    }

    private void WriteManifest(TarWriter tar, params IEnumerable<string> layers)
    {
        var config = Json(Config());
        Write(tar, $"{Hex(config)}.json", config);
        var images = Enumerable.Range(0, Count).Select(_ => new JsonObject
        {
            ["Config"] = $"{Hex(config)}.json",
            ["RepoTags"] = null,
            ["Layers"] = new JsonArray([.. layers.Select(layer => JsonValue.Create(layer))]),
        });
        Write(tar, "manifest.json", Encoding.UTF8.GetBytes(new JsonArray([.. images]).ToJsonString()));
    }

    // As Docker writes it: what the project's own reader does not expect in its own images is in it.
    private JsonObject Config() => new()
    {
        ["architecture"] = "amd64",
        ["os"] = "linux",
        ["config"] = new JsonObject { ["Env"] = Variable is null ? null : new JsonArray("PATH=/bin", Variable), ["WorkingDir"] = WorkingFolder, ["Entrypoint"] = null },
        ["history"] = new JsonArray(new JsonObject { ["created"] = "2026-01-01T00:00:00.123456789Z", ["empty_layer"] = true }),
        ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray([.. Tars.Select(layer => JsonValue.Create($"sha256:{Hex(layer)}"))]) },
    };

    private byte[] Packed(int layer)
    {
        if (!IsGzipped)
        {
            return Tars[layer];
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Tars[layer]);
        }

        return packed.ToArray();
    }

    private static byte[] Tar(params FileEntry[] files)
    {
        using var layer = new GZipStream(LayerWriter.Write(files, "a layer", 1).Blob.Open(), CompressionMode.Decompress);
        using var tar = new MemoryStream();
        layer.CopyTo(tar);
        return tar.ToArray();
    }

    private static JsonObject WriteBlob(TarWriter tar, byte[] content)
    {
        Write(tar, $"blobs/sha256/{Hex(content)}", content);
        return Descriptor(content);
    }

    private static JsonObject Descriptor(byte[] content) => new() { ["digest"] = $"sha256:{Hex(content)}", ["size"] = content.Length };

    private static byte[] Json(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    private static string Hex(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static void Write(TarWriter tar, string path, ReadOnlySpan<byte> content) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content.ToArray()) });
}
