using Microsoft.Win32.SafeHandles;

namespace Slipway.Cli.Output;

/// <summary>
/// A program may be started with its standard streams closed, and the next file that it opens then takes their numbers: what is printed
/// would go into a database, or into the pipe that the runtime takes signals from.
/// </summary>
internal static class ClosedStreams
{
    private const int LastStandardStream = 2;

    // Kept, for a collected handle is a closed one.
    private static readonly List<SafeFileHandle> Opened = [];

    /// <summary>Opens the closed ones on the null device, for the life of the process.</summary>
    public static void Fill()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        do
        {
            Opened.Add(File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));
        }
        while (Opened[^1].DangerousGetHandle() < LastStandardStream);

        if (Opened[^1].DangerousGetHandle() > LastStandardStream)
        {
            Opened[^1].Dispose();
        }
    }
}
