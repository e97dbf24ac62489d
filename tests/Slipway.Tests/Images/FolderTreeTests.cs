using Slipway.Images.Layers;

namespace Slipway.Tests.Images;

public sealed class FolderTreeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_are_readable_by_all_and_written_by_none_but_root_whatever_they_were()
    {
        Set(_folder.Write("a", "1"), UnixFileMode.UserRead | UnixFileMode.OtherWrite);
        Set(_folder.Write("b", "2"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.CreateSymbolicLink(_folder.File("c"), "a");
        Set(Directory.CreateDirectory(_folder.File("d")).FullName, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var entries = FolderTree.Read(_folder.Path).OrderBy(entry => entry.Path, StringComparer.Ordinal).ToArray();

        Assert.Equal(["a", "b", "c", "d"], entries.Select(entry => entry.Path));
        Assert.Equal((LayerEntry.Readable, LayerEntry.Executable, LayerEntry.Executable), (entries[0].Mode, entries[1].Mode, entries[3].Mode));
        Assert.Equal("a", Assert.IsType<LinkEntry>(entries[2]).Target);
    }

    [Fact]
    public void A_program_with_its_owners_rights_is_refused()
    {
        Set(_folder.Write("su", "1"), UnixFileMode.UserRead | UnixFileMode.SetUser);

        var fault = Assert.Throws<SlipwayException>(() => FolderTree.Read(_folder.Path));

        Assert.Contains("setuid", fault.Message, StringComparison.Ordinal);
    }

    private static void Set(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
