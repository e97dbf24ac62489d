using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Slipway.IntegrationTests.Programs;

/// <summary>Signals that .NET has no method for, by their numbers on Linux.</summary>
internal static partial class ProcessSignals
{
    private const int Stop = 19;
    private const int Continue = 18;
    private const int Termination = 15;

    /// <summary>Lets a process do nothing at all, as a paused machine would.</summary>
    public static void Freeze(this Process process) => Send(process, Stop);

    public static void Thaw(this Process process) => Send(process, Continue);

    /// <summary>Asks a process to end.</summary>
    public static void Terminate(this Process process) => Send(process, Termination);

    private static void Send(Process process, int signal) => Assert.Equal(0, Kill(process.Id, signal));

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
