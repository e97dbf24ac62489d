using System.Runtime.InteropServices;

namespace Slipway.Cli;

/// <summary>
/// The children that process 1 of a container gets without having started them: what a <c>docker exec</c> leaves behind when it ends. Each
/// stays in the table of processes, a zombie, until its parent asks how it ended. .NET asks only for processes that it started.
/// </summary>
internal static partial class Orphans
{
    // Linux's numbers; no other system has containers with this program in them.
    private const int ChildEnded = 17;
    private const nint Ignore = 1;

    /// <summary>
    /// Lets the kernel forget every child as it ends, which it does for a process that ignores SIGCHLD (waitpid(2), notes). That needs no
    /// loop, and no child can end between two looks. Only for a process that starts none itself: .NET could not learn how they ended.
    /// </summary>
    public static void LeaveToKernel() => Signal(ChildEnded, Ignore);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int signal, nint handler);
}
