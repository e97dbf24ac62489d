using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Slipway.Images;
using Slipway.Images.Archives;
using Slipway.Images.Format;
using Slipway.IntegrationTests.Programs;
using Slipway.Tests.Images;

namespace Slipway.IntegrationTests.Containers;

/// <summary>Images as <c>slipway build</c> writes them, looked into without an engine.</summary>
public sealed class ImageBuildTests(DemoFixture demo) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-image-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Builds_of_one_model_are_equal_to_the_byte_and_a_retrained_model_changes_the_last_layer_alone()
    {
        var first = await BuildAsync("a.tar", "--model-dir", demo.Model);
        var second = await BuildAsync("b.tar", "--model-dir", demo.Model);
        var trained = await SlipwayProgram.RunAsync(
            _folder.FullName, "train", "--project", Path.Combine(demo.Folder, "slipway.yaml"), "--database", Path.Combine(demo.Folder, "boston.db"), "--set", "train.seed=7", "--model-dir", "retrained");
        var third = await BuildAsync("c.tar", "--model-dir", "retrained");

        Assert.True(trained.ExitCode == 0, trained.ToString());
        Assert.Equal(await File.ReadAllBytesAsync(first), await File.ReadAllBytesAsync(second));
        var (old, retrained) = (ImageArchiveReader.Read(first), ImageArchiveReader.Read(third));
        Assert.Equal(4, old.Layers.Count);
        Assert.Equal(Digests(old)[..^1], Digests(retrained)[..^1]);
        Assert.NotEqual(Digests(old)[^1], Digests(retrained)[^1]);
    }

    [Fact]
    public async Task The_bill_of_materials_names_what_is_in_the_image_and_the_model()
    {
        var archive = await BuildAsync("a.tar", "--model-dir", demo.Model);
        var beside = await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "a.cdx.json"));
        var inside = new LayerFiles(archive, ModelSbom.Path);
        using var layer = ImageArchiveReader.Read(archive).Layers[^1].Blob.Open();
        inside.Look(layer);

        var bom = JsonNode.Parse(beside)!;
        var components = bom["components"]!.AsArray().ToLookup(component => (string)component!["name"]!);
        Assert.Equal(beside, inside.Contents[0]);
        Assert.Empty(CycloneDx.Faults(beside));
        Assert.Equal(("CycloneDX", "1.5", "boston-housing"), ((string)bom["bomFormat"]!, (string)bom["specVersion"]!, (string)bom["metadata"]!["component"]!["name"]!));
        Assert.All(["slipway", "libslipway-avx2", "libslipway-avx512", "libslipway-avx512-vbmi", "LightGBM", "SQLite", "libc6", "libssl3", "Npgsql", "MySqlConnector"], name => Assert.NotEmpty(components[name]));
        var model = Assert.Single(components["boston-housing"])!;
        Assert.Equal("machine-learning-model", (string)model["type"]!);
        Assert.Equal(64, ((string)model["hashes"]![0]!["content"]!).Length);
        Assert.Contains(model["modelCard"]!["quantitativeAnalysis"]!["performanceMetrics"]!.AsArray(), metric => (string)metric!["type"]! == "mean_square_error" && ((string)metric["value"]!).StartsWith("13.08", StringComparison.Ordinal));
    }

    [Fact]
    public void The_base_image_has_the_libraries_beside_the_program_and_keeps_to_its_size()
    {
        var entries = ImageArchiveReader.Read(BaseArchive.Path).Layers.SelectMany(Entries).Select(entry => (entry.Name, entry.Length)).ToArray();

        Assert.All(
            ["slipway", "libslipway-avx2.so", "libslipway-avx512.so", "libslipway-avx512-vbmi.so", "libe_sqlite3.so", "lib_lightgbm.so"],
            name => Assert.Contains(entries, entry => entry.Name == $"opt/slipway/{name}"));
        Assert.InRange(entries.Sum(entry => entry.Length), 1, 48_000_000);
        Assert.InRange(new FileInfo(BaseArchive.Path).Length, 1, 20_000_000);
    }

    [Fact]
    public async Task The_model_in_an_archive_is_shown_and_an_archive_that_was_cut_off_is_refused()
    {
        var archive = await BuildAsync("a.tar", "--model-dir", demo.Model);
        var whole = await File.ReadAllBytesAsync(archive);
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "cut.tar"), whole[..(whole.Length / 2)]);

        var shown = await SlipwayProgram.RunAsync(_folder.FullName, "show", "a.tar", "--json");
        var expected = await SlipwayProgram.RunAsync(_folder.FullName, "show", demo.Model, "--json");
        var cut = await SlipwayProgram.RunAsync(_folder.FullName, "show", "cut.tar");
        var none = await SlipwayProgram.RunAsync(_folder.FullName, "show", BaseArchive.Path);

        Assert.Equal(expected, shown);
        Assert.Equal(((int)ErrorKind.Model, (int)ErrorKind.Model), (cut.ExitCode, none.ExitCode));
        Assert.Contains("no whole image archive", cut.Error, StringComparison.Ordinal);
        Assert.Contains("has no model in it", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_file_is_writable_by_the_user_it_runs_as_or_runs_as_another()
    {
        var image = ImageArchiveReader.Read(await BuildAsync("a.tar", "--model-dir", demo.Model, "--project", Path.Combine(demo.Folder, "slipway.yaml"), "--with-report"));

        var entries = image.Layers.SelectMany(Entries).ToArray();

        Assert.Equal("10001:10001", image.Config.User);
        Assert.Contains(entries, entry => entry.Name == "work/slipway.yaml");
        Assert.Contains(entries, entry => entry.Name == "model/report.html");
        Assert.All(entries.Where(entry => entry.EntryType != TarEntryType.SymbolicLink && entry.Name != "tmp/"), entry =>
        {
            Assert.Equal(0, entry.Uid);
            Assert.Equal(UnixFileMode.None, entry.Mode & (UnixFileMode.OtherWrite | UnixFileMode.GroupWrite | UnixFileMode.SetUser | UnixFileMode.SetGroup));
        });
    }

    [Fact]
    public async Task A_gate_that_the_model_does_not_pass_and_a_damaged_model_leave_no_image()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "model"));
        foreach (var file in Directory.GetFiles(demo.Model))
        {
            File.Copy(file, Path.Combine(_folder.FullName, "model", Path.GetFileName(file)));
        }

        var gate = await SlipwayProgram.RunAsync(_folder.FullName, "build", "--base", BaseArchive.Path, "--output", "a.tar", "--set", "gate=test_mean_square_error <= 1");
        await File.AppendAllTextAsync(Path.Combine(_folder.FullName, "model", "model.txt"), "\n");
        var damaged = await SlipwayProgram.RunAsync(_folder.FullName, "build", "--base", BaseArchive.Path, "--output", "a.tar");

        Assert.Equal((int)ErrorKind.Gate, gate.ExitCode);
        Assert.Contains("No image was built", gate.Error, StringComparison.Ordinal);
        Assert.Equal((int)ErrorKind.Model, damaged.ExitCode);
        Assert.Empty(_folder.GetFiles());
    }

    private async Task<string> BuildAsync(string archive, params string[] arguments)
    {
        await BaseArchive.BuildAsync(_folder.FullName, ["--output", archive, "--tag", "boston:1", .. arguments]);
        return Path.Combine(_folder.FullName, archive);
    }

    private static string[] Digests(ContainerImage image) => [.. image.Layers.Select(layer => layer.Blob.Digest)];

    private static IEnumerable<TarEntry> Entries(Layer layer)
    {
        using var tar = new TarReader(new GZipStream(layer.Blob.Open(), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            yield return entry;
        }
    }
}
