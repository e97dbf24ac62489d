using System.Diagnostics;

namespace Slipway.IntegrationTests.Servers;

/// <summary>Who may use a file: servers and their clients are particular about that.</summary>
internal static class FileAccessRights
{
    /// <param name="path">A file or folder.</param>
    /// <param name="mode">As for chmod.</param>
    public static void Set(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    /// <summary>Lets nobody but one user, as whom a server runs where the tests run as root, read a file.</summary>
    public static void GiveTo(string user, string path)
    {
        Set(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (Environment.UserName == "root")
        {
            using var change = Process.Start("chown", [user, path]);
            change.WaitForExit();
        }
    }
}
