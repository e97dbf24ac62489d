using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Slipway.Training.LightGbm;

/// <summary>LightGBM as a native library: loading it, its log, its errors.</summary>
internal static unsafe class LightGbmLibrary
{
    /// <summary>The version of the library that comes with Slipway; the library itself can't be asked.</summary>
    public const string Version = "4.7.0";

    /// <summary>See <see cref="Enter"/>.</summary>
    private static readonly Lock Turn = new();

    // LightGBM keeps its log callback by thread.
    [ThreadStatic]
    private static bool LogIsRedirected;

    /// <summary>
    /// Loads the library and keeps its log off the terminal, for the calling thread. The library's worker threads know no such redirection, and fatal errors go to standard error in any case:
    /// <see cref="TrainingInput"/> sees to it that neither has cause to speak.
    /// </summary>
    /// <exception cref="SlipwayException">The library, or one that it needs, can't be loaded.</exception>
    private static void Prepare()
    {
        if (LogIsRedirected)
        {
            return;
        }

        try
        {
            Check(NativeMethods.RegisterLogCallback(&WriteLog));
        }
        catch (DllNotFoundException exception)
        {
            throw CannotLoad(exception);
        }

        LogIsRedirected = true;
    }

    /// <summary>
    /// Begins a turn with the library, for the calling thread, until the result is disposed of; turns may be nested. LightGBM keeps the number
    /// of threads for the whole process and sizes its buffers by it: while one training runs, another with more threads would
    /// make the first write beyond its own.
    /// </summary>
    /// <exception cref="SlipwayException">The library, or one that it needs, can't be loaded.</exception>
    public static Lock.Scope Enter()
    {
        var turn = Turn.EnterScope();
        try
        {
            Prepare();
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Raises what went wrong in a call.</summary>
    /// <param name="result">What the call returned.</param>
    /// <exception cref="SlipwayException">The call failed; the message holds LightGBM's own.</exception>
    public static void Check(int result)
    {
        if (result != 0)
        {
            var reason = Marshal.PtrToStringUTF8((nint)NativeMethods.GetLastError())?.Trim();
            throw new SlipwayException(ErrorKind.Internal, $"LightGBM stopped with: {reason}");
        }
    }

    /// <summary>What to say, and what to install, when the library could not be loaded.</summary>
    public static SlipwayException CannotLoad(DllNotFoundException exception)
    {
        var reason = exception.Message;
        if (IsAbsent(reason))
        {
            return new SlipwayException(
                ErrorKind.Usage,
                "This slipway can't train: LightGBM's library lib_lightgbm.so is not beside the program, as in the image that only predicts. "
                + "Train with the image or program that has it; the model then predicts here.",
                exception);
        }

        var missing =
            reason.Contains("libgomp", StringComparison.Ordinal) ? "It needs libgomp.so.1, which this system lacks. "
            : reason.Contains("libstdc++", StringComparison.Ordinal) ? "It needs libstdc++.so.6, which this system lacks. "
            : "";
        return new SlipwayException(
            ErrorKind.Internal,
            "Training needs LightGBM's library lib_lightgbm, and it could not be loaded. " + missing
            + "On Debian and Ubuntu, apt-get install libgomp1 libstdc++6 brings what it needs; "
            + "lib_lightgbm.so itself belongs beside the slipway program.",
            exception);
    }

    // glibc says of each file it tried which one it did not find: the library itself, or another that it needs.
    private static bool IsAbsent(string reason)
    {
        const string notFound = ": cannot open shared object file: No such file or directory";
        var failures = reason.Split('\n').Where(line => line.Contains(notFound, StringComparison.Ordinal)).ToArray();
        return failures.Length > 0 && failures.All(line => line.Contains("lib_lightgbm", StringComparison.Ordinal));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void WriteLog(byte* text) => Debug.Write(Marshal.PtrToStringUTF8((nint)text));
}
