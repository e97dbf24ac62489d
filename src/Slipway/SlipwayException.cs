namespace Slipway;

/// <summary>
/// A fault that its user can understand and mend. The message says where it is, what was expected, what was
/// found and what to do; it is printed as it stands, without a stack trace.
/// </summary>
/// <param name="kind">What kind of fault it is; also the exit code of the command line.</param>
/// <param name="message">One or a few whole sentences, never with a password in them.</param>
/// <param name="innerException">The cause, where another library raised it.</param>
public sealed class SlipwayException(ErrorKind kind, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What kind of fault it is.</summary>
    public ErrorKind Kind { get; } = kind;

    /// <summary>What may be tried before the user is told.</summary>
    internal Recovery Recovery { get; init; }
}
