namespace Slipway.Tests;

public sealed class FileFaultTests
{
    [Fact]
    public void A_reason_names_no_path()
    {
        var missing = Path.Combine(Path.GetTempPath(), "slipway-none", "file");

        Assert.Equal("there is no such folder.", ReasonOf(() => File.WriteAllText(missing, "")));
        Assert.Equal("the path, or a name in it, is too long.", ReasonOf(() => File.WriteAllText(missing + new string('x', 5000), "")));
        Assert.Equal("it is a folder.", FileFault.Reason(new IOException("it is a folder.")));
    }

    [Fact]
    public void A_reason_is_the_systems_own()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "These are Linux's files and words.");

        Assert.Equal("no space left on device.", ReasonOf(() =>
        {
            using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            full.WriteByte(1);
        }));
        Assert.Equal("permission denied.", FileFault.Reason(new UnauthorizedAccessException("'model.new-1' is denied.", new IOException("EACCES", 13))));
    }

    private static string ReasonOf(Action action)
    {
        var fault = Record.Exception(action)!;
        Assert.True(FileFault.Is(fault), fault.ToString());
        return FileFault.Reason(fault);
    }
}
