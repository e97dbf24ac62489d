using System.Text;
using System.Text.Json;
using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Tests.Models;
using Slipway.Tests.Scoring;

namespace Slipway.Tests.Cli;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ExportCommandTests()
    {
        var metadata = SampleMetadata.Create() with
        {
            Features = [new Feature { Name = "rm", Type = ColumnType.Number }, new Feature { Name = "lstat", Type = ColumnType.Number }],
        };
        ModelFolder.Create(metadata, Encoding.UTF8.GetBytes(ModelTexts.Stump("0.1", decisionType: 2))).Write(new ModelLocation(_folder.File("model")));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("one of both", "")]
    [InlineData("one of both", "--sql sqlite --onnx x.onnx")]
    [InlineData("--as is for SQL", "--onnx x.onnx --as view")]
    [InlineData("--name is for a view", "--sql sqlite --table t --key id --name v")]
    [InlineData("give it by --name", "--sql sqlite --table t --key id --as view")]
    [InlineData("none is named", "--sql sqlite")]
    [InlineData("the source of the rows is missing", "--sql sqlite --key id")]
    [InlineData("no key is named", "--sql mysql --table t")]
    [InlineData("is not one that reads rows", "--sql mysql --key id --query", "DELETE FROM t")]
    [InlineData("SQLite has no functions", "--sql sqlite --as function --name f")]
    [InlineData("The key column 'prediction' has the name of another column", "--sql sqlite --table t --key prediction")]
    [InlineData("The key column 'Prediction' has the name of another column", "--sql postgresql --table t --key id,Prediction --as view --name v")]
    public async Task What_does_not_fit_is_an_error_of_usage(string sentence, string options, params string[] more)
    {
        var invocation = await RunAsync([.. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. more]);

        Assert.Equal(2, invocation.ExitCode);
        Assert.Contains(sentence, invocation.Error, StringComparison.Ordinal);
        Assert.Empty(invocation.Output);
    }

    [Fact]
    public async Task SQL_goes_to_standard_output_and_into_JSON_where_that_is_wanted()
    {
        var text = await RunAsync("--sql", "postgresql", "--table", "sales.houses", "--key", "id");
        var json = await RunAsync("--sql", "postgresql", "--table", "sales.houses", "--key", "id", "--json");

        Assert.Contains("FROM \"sales\".\"houses\" AS q", text.Output, StringComparison.Ordinal);
        Assert.Equal(text.Output, JsonDocument.Parse(json.Output).RootElement.GetProperty("sql").GetString());
        Assert.Empty(text.Error);
    }

    [Fact]
    public async Task A_threshold_in_SQL_is_the_half_way_between_the_float32_values_beside_it()
    {
        var invocation = await RunAsync("--sql", "sqlite", "--table", "houses", "--key", "id");

        // 0.1 lies between the float32 values 0.09999999403953552 and 0.10000000149011612; the half way is rounded to the first, whose last bit is 0.
        Assert.Contains("x0 > 0.09999999776482582", invocation.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none/model.onnx", "there is no folder '*/none'. Make it first.")]
    [InlineData("model", "it is a folder; expected a file's name.")]
    public async Task An_ONNX_file_needs_a_place(string name, string why)
    {
        var path = _folder.File(name);

        var invocation = await RunAsync("--onnx", path);

        Assert.Equal(8, invocation.ExitCode);
        Assert.Equal($"error: The model can't be written to '{path}': {why.Replace("*", _folder.Path, StringComparison.Ordinal)}\n", invocation.Error);
    }

    [Fact]
    public async Task An_ONNX_file_takes_the_place_of_one_that_is_there()
    {
        var path = _folder.Write("model.onnx", "old");

        var invocation = await RunAsync("--onnx", path, "--json");

        Assert.Equal(0, invocation.ExitCode);
        Assert.Equal(["rm", "lstat"], JsonDocument.Parse(invocation.Output).RootElement.GetProperty("columns").EnumerateArray().Select(column => column.GetString()));
        Assert.NotEqual("old", await File.ReadAllTextAsync(path));
        Assert.Equal(["model", "model.onnx"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("model/model.txt")]
    [InlineData("model/metadata.json")]
    [InlineData("model/../other/../model/model.txt")]
    [InlineData("link/model.txt")]
    [InlineData("link.onnx")]
    [InlineData("link-of-link.onnx")]
    public async Task The_models_own_files_are_not_overwritten(string path)
    {
        Directory.CreateSymbolicLink(_folder.File("link"), _folder.File("model"));
        File.CreateSymbolicLink(_folder.File("link.onnx"), Path.Combine("link", "metadata.json"));
        File.CreateSymbolicLink(_folder.File("link-of-link.onnx"), "link.onnx");
        var files = Files();

        var invocation = await RunAsync("--onnx", _folder.File(path));

        Assert.Equal(2, invocation.ExitCode);
        Assert.Contains("is a file of the model itself", invocation.Error, StringComparison.Ordinal);
        Assert.Equal(files, Files());

        string[] Files() => [.. new[] { "model/model.txt", "model/metadata.json" }.Select(file => File.ReadAllText(_folder.File(file)))];
    }

    [Fact]
    public async Task An_archive_that_the_model_is_read_from_is_not_overwritten()
    {
        var archive = _folder.Write("image.tar", "an image");

        var invocation = await Invocation.RunAsync("export", "--model-dir", archive, "--onnx", Path.Combine(_folder.Path, ".", "image.tar"));

        Assert.Equal(2, invocation.ExitCode);
        Assert.Equal("an image", await File.ReadAllTextAsync(archive));
    }

    [Fact]
    public async Task A_folder_in_the_ONNX_files_place_is_an_error_of_storage()
    {
        var invocation = await RunAsync("--onnx", _folder.File("model"));

        Assert.Equal(8, invocation.ExitCode);
        Assert.Contains("it is a folder", invocation.Error, StringComparison.Ordinal);
    }

    private Task<Invocation> RunAsync(params string[] options) => Invocation.RunAsync(["export", "--model-dir", _folder.File("model"), .. options]);
}
