using System.Diagnostics;
using System.Globalization;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>A disk of a few hundred kilobytes in a folder of a server, which may write to it.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    /// <param name="folder">Is made where it is absent; it is given to the owner of the folder that it is in.</param>
    /// <param name="kilobytes">How much it holds.</param>
    public static async Task<SmallDisk> MountAsync(string folder, int kilobytes)
    {
        Directory.CreateDirectory(folder);
        await RunAsync("mount", "-t", "tmpfs", "-o", Size(kilobytes), "tmpfs", folder);
        await RunAsync("chown", $"--reference={Path.GetDirectoryName(folder)}", folder);
        return new SmallDisk(folder);
    }

    public Task GrowAsync(int kilobytes) => RunAsync("mount", "-o", $"remount,{Size(kilobytes)}", _folder);

    // The server still has files open.
    public async ValueTask DisposeAsync() => await RunAsync("umount", "--lazy", _folder);

    private static string Size(int kilobytes) => string.Create(CultureInfo.InvariantCulture, $"size={kilobytes}k");

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
