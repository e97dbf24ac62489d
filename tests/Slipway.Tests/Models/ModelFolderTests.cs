using System.Text;
using Slipway.Models;
using Slipway.Projects;

namespace Slipway.Tests.Models;

public sealed class ModelFolderTests : IDisposable
{
    private static readonly byte[] ModelText = "tree\nnot parsed here\n"u8.ToArray();

    private readonly TemporaryFolder _folder = new();

    private ModelLocation Location => new(_folder.File("model"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read_back()
    {
        var written = ModelFolder.Create(SampleMetadata.Create(), ModelText);

        written.Write(Location, report => report.Write("<html>"u8));
        var read = ModelFolder.Read(Location);

        Assert.Equal(ModelText, read.ModelFile);
        Assert.Equal(written.Metadata.Digest, read.Metadata.Digest);
        Assert.Equal(["größe", "a\"b"], read.Metadata.Features[0].Categories);
        Assert.Equal("<html>", File.ReadAllText(Location.ReportPath));
        Assert.Equal(["metadata.json", "model.txt", "report.html"], Directory.GetFiles(Location.Directory).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_second_model_takes_the_place_of_the_first_and_leaves_nothing_behind()
    {
        ModelFolder.Create(SampleMetadata.Create(), ModelText).Write(Location, report => report.Write("old"u8));

        ModelFolder.Create(SampleMetadata.Create(), "another"u8.ToArray()).Write(Location);

        Assert.Equal("another"u8, ModelFolder.Read(Location).ModelFile);
        Assert.Equal(["model"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_stays_and_leads_to_the_new_model(bool isThere)
    {
        var folder = _folder.File("versions");
        Directory.CreateDirectory(folder);
        var version = Path.Combine(folder, "v1");
        if (isThere)
        {
            Directory.CreateDirectory(version);
        }

        Directory.CreateSymbolicLink(Location.Directory, Path.Combine("versions", "v1"));

        new ModelFolderPlace(Location).RequireWritable();
        ModelFolder.Create(SampleMetadata.Create(), ModelText).Write(Location);
        ModelFolder.Create(SampleMetadata.Create(), "another"u8.ToArray()).Write(Location);

        Assert.Equal(Path.Combine("versions", "v1"), new DirectoryInfo(Location.Directory).LinkTarget);
        Assert.Equal("another"u8, ModelFolder.Read(Location with { Directory = version }).ModelFile);
        Assert.Equal("another"u8, ModelFolder.Read(Location).ModelFile);
        Assert.Equal([version], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task Who_reads_while_the_model_is_replaced_meets_the_old_one_or_the_new_one()
    {
        ModelFolder[] models = [ModelFolder.Create(SampleMetadata.Create(), ModelText), ModelFolder.Create(SampleMetadata.Create(), "another"u8.ToArray())];
        models[0].Write(Location);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            for (var i = 1; !stop.IsCancellationRequested; i++)
            {
                models[i % 2].Write(Location);
            }
        });

        for (var i = 0; i < 2000; i++)
        {
            var read = ModelFolder.Read(Location);

            Assert.Contains(models, model => model.Metadata.Digest == read.Metadata.Digest && model.ModelFile.AsSpan().SequenceEqual(read.ModelFile));
        }

        await stop.CancelAsync();
        await writing;
    }

    [Theory]
    [InlineData("model.txt", "tree\n", "no metadata.json beside it says that it is a model's of Slipway")]
    [InlineData("report.html", "<html>", "no metadata.json beside it says that it is a model's of Slipway")]
    [InlineData("metadata.json", "{\"title\":\"Houses\"}", "is no file of a model of Slipway's")]
    [InlineData("metadata.json", "\ufeff{\"title\":\"Houses\"}", "is no file of a model of Slipway's")]
    [InlineData("metadata.json", "rows: 506", "is no file of a model of Slipway's")]
    [InlineData("metadata.json", "[1]", "is no file of a model of Slipway's")]
    public void A_file_of_others_with_a_models_name_is_not_written_over(string name, string content, string why)
    {
        Directory.CreateDirectory(Location.Directory);
        var path = Path.Combine(Location.Directory, name);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));

        foreach (var write in new[] { new ModelFolderPlace(Location).RequireWritable, () => ModelFolder.Create(SampleMetadata.Create(), ModelText).Write(Location) })
        {
            var fault = Assert.Throws<SlipwayException>(write);

            Assert.Equal(ErrorKind.Usage, fault.Kind);
            Assert.Equal(
                $"'{path}' would be written over, and {why}. If it is an earlier model's, delete it; else move it, or take another folder for the model.", fault.Message);
        }

        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.File("model")));
        Assert.Equal(Encoding.UTF8.GetBytes(content), File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData("\"features\": [", "\"features\": [null,")]
    [InlineData("\"größe\"", "null")]
    [InlineData("\"task\": \"regression\"", "\"task\": \"binary\"")]
    [InlineData("\"task\": \"regression\"", "\"task\": 7")]
    [InlineData("\"classes\": [],", "")]
    [InlineData("\"classes\": []", "\"classes\": [null]")]
    public void Metadata_without_what_predictions_are_made_of_are_refused_whatever_their_digest(string written, string other)
    {
        var json = Encoding.UTF8.GetString(ModelFolder.Create(SampleMetadata.Create(), ModelText).MetadataFile());
        Assert.Contains(written, json, StringComparison.Ordinal);

        var fault = Assert.Throws<SlipwayException>(() => ModelFolder.Open(Encoding.UTF8.GetBytes(json.Replace(written, other, StringComparison.Ordinal)), ModelText, Location));

        Assert.Equal(ErrorKind.Model, fault.Kind);
        Assert.StartsWith($"'{Location.MetadataPath}' is no model's metadata, or is damaged", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_model_is_mended_by_a_new_one()
    {
        ModelFolder.Create(SampleMetadata.Create(), ModelText).Write(Location);
        File.WriteAllText(Location.MetadataPath, "{\"format\":1,");

        ModelFolder.Create(SampleMetadata.Create(), ModelText).Write(Location);

        Assert.Equal(ModelText, ModelFolder.Read(Location).ModelFile);
    }

    [Fact]
    public void Files_of_others_in_the_folder_are_kept()
    {
        Directory.CreateDirectory(Location.Directory);
        File.WriteAllText(Path.Combine(Location.Directory, "notes.txt"), "mine");

        ModelFolder.Create(SampleMetadata.Create(), ModelText).Write(Location);
        ModelFolder.Create(SampleMetadata.Create(), "another"u8.ToArray()).Write(Location);

        Assert.Equal("mine", File.ReadAllText(Path.Combine(Location.Directory, "notes.txt")));
        Assert.Equal("another"u8, ModelFolder.Read(Location).ModelFile);
    }

    [Fact]
    public void The_digest_does_not_depend_on_the_time()
    {
        var early = ModelFolder.Create(SampleMetadata.Create(), ModelText);
        var late = ModelFolder.Create(SampleMetadata.Create() with { Created = "2030-01-01T00:00:00Z" }, ModelText);

        Assert.Equal(early.Metadata.Digest, late.Metadata.Digest);
    }

    [Theory]
    [InlineData("", " in line 1")]
    [InlineData("{\n  \"format\": 1,\n", " in line 3")]
    [InlineData("{\n  \"task\": \"forecast\"\n}", " in line 2 (at task)")]
    [InlineData("[]", "")]
    public void Damaged_metadata_is_told_with_its_place(string json, string place)
    {
        ModelFolder.Create(SampleMetadata.Create(), ModelText).Write(Location);
        File.WriteAllText(Location.MetadataPath, json);

        var fault = Assert.Throws<SlipwayException>(() => ModelFolder.Read(Location));

        Assert.Equal($"'{Location.MetadataPath}' is no model's metadata, or is damaged{place}. Restore the file, or train or import the model again.", fault.Message);
        Assert.Equal(ErrorKind.Model, fault.Kind);
    }

    [Theory]
    [InlineData("größe", "groesse")]
    [InlineData("\"house\"", "\"other\"")]
    [InlineData("\"depth\": \"4\"", "\"depth\": \"5\"")]
    public void Edited_metadata_is_refused(string from, string to)
    {
        ModelFolder.Create(SampleMetadata.Create(), ModelText).Write(Location);
        var json = File.ReadAllText(Location.MetadataPath);

        File.WriteAllText(Location.MetadataPath, json.Replace(from, to, StringComparison.Ordinal));

        Assert.NotEqual(json, File.ReadAllText(Location.MetadataPath));
        var fault = Assert.Throws<SlipwayException>(() => ModelFolder.Read(Location));
        Assert.Equal(ErrorKind.Model, fault.Kind);
        Assert.Contains("do not match the digest", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_cut_off_anywhere_is_refused()
    {
        ModelFolder.Create(SampleMetadata.Create(), ModelText).Write(Location);
        var bytes = File.ReadAllBytes(Location.ModelPath);

        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(Location.ModelPath, bytes[..length]);

            Assert.Equal(ErrorKind.Model, Assert.Throws<SlipwayException>(() => ModelFolder.Read(Location)).Kind);
        }
    }

    [Fact]
    public void Metadata_cut_off_anywhere_is_refused()
    {
        ModelFolder.Create(SampleMetadata.Create(), ModelText).Write(Location);
        var bytes = File.ReadAllBytes(Location.MetadataPath);

        // All but the line end at its end, which says nothing.
        for (var length = 0; length < bytes.Length - 1; length++)
        {
            File.WriteAllBytes(Location.MetadataPath, bytes[..length]);

            Assert.Equal(ErrorKind.Model, Assert.Throws<SlipwayException>(() => ModelFolder.Read(Location)).Kind);
        }
    }

    [Fact]
    public void Metadata_of_a_newer_format_is_refused_as_such()
    {
        ModelFolder.Create(SampleMetadata.Create() with { Format = Metadata.CurrentFormat + 1 }, ModelText).Write(Location);

        var fault = Assert.Throws<SlipwayException>(() => ModelFolder.Read(Location));

        Assert.Equal(ErrorKind.Model, fault.Kind);
        Assert.Contains("newer Slipway", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\": \"one\"}")]
    public void Other_JSON_is_no_metadata(string json)
    {
        ModelFolder.Create(SampleMetadata.Create(), ModelText).Write(Location);
        File.WriteAllText(Location.MetadataPath, json);

        var fault = Assert.Throws<SlipwayException>(() => ModelFolder.Read(Location));

        Assert.Equal(ErrorKind.Model, fault.Kind);
    }

    [Fact]
    public void A_missing_folder_says_what_to_do()
    {
        var fault = Assert.Throws<SlipwayException>(() => ModelFolder.Read(Location));

        Assert.Equal(ErrorKind.Model, fault.Kind);
        Assert.Contains("slipway train", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_model_file_is_named()
    {
        ModelFolder.Create(SampleMetadata.Create(), ModelText).Write(Location);
        File.Delete(Location.ModelPath);

        var fault = Assert.Throws<SlipwayException>(() => ModelFolder.Read(Location));

        Assert.Equal(ErrorKind.Model, fault.Kind);
        Assert.Contains(Location.ModelPath, fault.Message, StringComparison.Ordinal);
    }
}
