using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Slipway.IntegrationTests.Programs;

/// <summary>Signals that .NET has no method for, by their numbers on Linux.</summary>
internal static partial class ProcessSignals
{
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private const int Stop = 19;
    private const int Continue = 18;

    /// <summary>Lets a process do nothing at all, as a paused machine would.</summary>
    public static void Freeze(this Process process) => Send(process, Stop);

    public static void Thaw(this Process process) => Send(process, Continue);

    /// <summary>What Ctrl-C sends.</summary>
    public static void SendInterrupt(this Process process) => Send(process, Interrupt);

    public static void SendTerminate(this Process process) => Send(process, Terminate);

    private static void Send(Process process, int signal) => Assert.Equal(0, Kill(process.Id, signal));

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
