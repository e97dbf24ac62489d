namespace Slipway.Tests;

public sealed class FilePathsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a/file", true)]
    [InlineData("a/./b/../file", true)]
    [InlineData("link/file", true)]
    [InlineData("link-to-file", true)]
    [InlineData("link-to-link", true)]
    [InlineData("a/FILE", false)]
    [InlineData("a", false)]
    [InlineData("circle", false)]
    [InlineData("nowhere", false)]
    public void Paths_are_the_same_where_they_lead_to_one_file(string path, bool expected)
    {
        Directory.CreateDirectory(_folder.File("a"));
        File.CreateSymbolicLink(_folder.File("link"), "a");
        File.CreateSymbolicLink(_folder.File("link-to-file"), Path.Combine("a", "file"));
        File.CreateSymbolicLink(_folder.File("link-to-link"), _folder.File("link-to-file"));
        File.CreateSymbolicLink(_folder.File("circle"), "circle");
        File.CreateSymbolicLink(_folder.File("nowhere"), "missing");

        // Whether the file is there makes no difference.
        Assert.Equal(expected, FilePaths.AreSame(_folder.File(path), _folder.File("a/file")));
        File.WriteAllText(_folder.File("a/file"), "");
        Assert.Equal(expected, FilePaths.AreSame(_folder.File("a/file"), _folder.File(path)));
    }
}
