namespace Slipway.Tests;

public sealed class DocumentationIndexTests
{
    [Fact]
    public void The_index_names_every_page()
    {
        var folder = Path.Combine(Repository.Root, "docs");
        var index = File.ReadAllText(Path.Combine(folder, "README.md"));

        var pages = Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Where(name => name != "README.md");

        Assert.All(pages, page => Assert.Contains($"]({page})", index, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Dockerfile", "dockerfile")]
    [InlineData("compose.yaml", "yaml")]
    public void The_readme_shows_the_files_of_the_example(string file, string language)
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

        Assert.Contains($"```{language}\n{File.ReadAllText(Repository.Boston(file))}```\n", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_the_library_shows_the_program_of_the_example()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "library.md"));

        Assert.Contains($"```csharp\n{File.ReadAllText(Path.Combine(Repository.Root, "examples", "library", "Program.cs"))}```\n", page, StringComparison.Ordinal);
    }
}
