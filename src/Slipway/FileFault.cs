using System.Runtime.InteropServices;

namespace Slipway;

/// <summary>Why a file or a folder can't be read or written, in words.</summary>
internal static class FileFault
{
    private const int LargestErrorNumber = 4095;

    /// <summary>Whether an exception is one that the file system gives cause for.</summary>
    public static bool Is(Exception fault) => fault is IOException or UnauthorizedAccessException;

    /// <summary>
    /// The operating system's own reason, to follow a colon. .NET adds a path to it, which may be a temporary file's that nobody knows of, or leaves
    /// it out.
    /// </summary>
    public static string Reason(Exception fault) => fault switch
    {
        UnauthorizedAccessException => fault.InnerException is IOException system ? OfSystem(system.HResult) ?? fault.Message : fault.Message,
        PathTooLongException => "the path, or a name in it, is too long.",
        FileNotFoundException => "there is no such file.",
        DirectoryNotFoundException => "there is no such folder.",
        _ => OfSystem(fault.HResult) ?? fault.Message,
    };

    // On Unix, such an exception's number is errno where .NET has none of its own: https://man7.org/linux/man-pages/man3/errno.3.html.
    private static string? OfSystem(int number)
    {
        if (number is <= 0 or > LargestErrorNumber)
        {
            return null;
        }

        var message = Marshal.GetPInvokeErrorMessage(number);
        return $"{char.ToLowerInvariant(message[0])}{message[1..]}.";
    }
}
