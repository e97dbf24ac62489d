using Npgsql;
using Slipway.Sources.Servers;

namespace Slipway.Sources.PostgreSql;

/// <summary>PostgreSQL's and Npgsql's errors in words.</summary>
internal static class PostgreSqlFaults
{
    public static SlipwayException? Explain(Exception fault, ServerAddress address, ServerUse use) => fault switch
    {
        PostgresException error => Explain(error, address, use),
        NpgsqlException { InnerException: PostgresException error } => Explain(error, address, use),
        NpgsqlException { InnerException: TimeoutException } when address.CommandTimeoutSeconds > 0 => ConnectionFaults.CommandTooSlow(fault, address),
        NpgsqlException { InnerException: { } cause } when ConnectionFaults.Explain(cause, address) is { } known => known,
        NpgsqlException { IsTransient: true } => ConnectionFaults.Lost(fault, address),
        NpgsqlException => new SlipwayException(ErrorKind.Database, $"{Capital(address.Describe())} can't be used: {fault.Message.TrimEnd('.')}.", fault),
        _ => ConnectionFaults.Explain(fault, address),
    };

    // https://www.postgresql.org/docs/15/errcodes-appendix.html
    private static SlipwayException Explain(PostgresException error, ServerAddress address, ServerUse use) => error.SqlState switch
    {
        PostgresErrorCodes.InsufficientPrivilege => ConnectionFaults.Denied(error, address, error.MessageText),
        PostgresErrorCodes.ReadOnlySqlTransaction => ConnectionFaults.OnlyRead(error, address, use, error.MessageText, "default_transaction_read_only"),
        PostgresErrorCodes.ProtocolViolation or PostgresErrorCodes.UndefinedParameter or PostgresErrorCodes.IndeterminateDatatype
            when error.MessageText.Contains("parameter", StringComparison.Ordinal) => ConnectionFaults.HasParameters(error, "$1"),
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable => new SlipwayException(
            ErrorKind.Database, $"The transaction lost against another one in {address.Describe()}: {error.MessageText}.", error)
        { Recovery = Recovery.RetryTransaction },
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.IdleSessionTimeout => ConnectionFaults.Lost(error, address),
        PostgresErrorCodes.TooManyConnections => ConnectionFaults.NoRoomForMore(error, address, error.MessageText),
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.IoError => new SlipwayException(
            ErrorKind.Storage, $"The server of {address.Describe()} has no room left: {error.MessageText}.", error),
        ['2', '2', ..] or ['2', '3', ..] => new SlipwayException(
            ErrorKind.Data, $"{Capital(address.Describe())} refused a value: {Excerpt.OfSentence(error.MessageText)}.", error),
        _ => new SlipwayException(
            ErrorKind.Database, $"{Capital(address.Describe())} reports: {Excerpt.OfSentence(error.MessageText)}{(error.Hint is null ? "" : $" ({error.Hint.TrimEnd('.')})")}.", error),
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
