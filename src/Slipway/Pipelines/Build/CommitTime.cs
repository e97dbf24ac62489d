using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Slipway.Pipelines.Build;

/// <summary>When a file was last committed: a time that is the same in every clone.</summary>
internal static class CommitTime
{
    /// <returns>Null where the file is not under Git, or not committed, or there is no Git.</returns>
    public static DateTimeOffset? Of(string file)
    {
        var start = new ProcessStartInfo("git", ["log", "-1", "--format=%ct", "--", Path.GetFileName(file)])
        {
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(file))!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            var seconds = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return long.TryParse(seconds, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? DateTimeOffset.FromUnixTimeSeconds(number) : null;
        }
        catch (Win32Exception)
        {
            // There is no Git here.
            return null;
        }
    }
}
