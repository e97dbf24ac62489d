using Npgsql;
using Slipway.Sources.Servers;

namespace Slipway.Sources.PostgreSql;

/// <summary>PostgreSQL's and Npgsql's errors in words.</summary>
internal static class PostgreSqlFaults
{
    public static SlipwayException? Explain(Exception fault, ServerAddress address) => fault switch
    {
        PostgresException error => Explain(error, address),
        NpgsqlException { InnerException: PostgresException error } => Explain(error, address),
        NpgsqlException { InnerException: TimeoutException } error when address.CommandTimeoutSeconds > 0 && error.Message.Contains("reading", StringComparison.Ordinal) =>
            new SlipwayException(
                ErrorKind.Database,
                $"A statement took longer than the {address.CommandTimeoutSeconds} s that command_timeout of the database URL grants, in {address.Describe()}.", error),
        NpgsqlException { InnerException: { } cause } when ConnectionFaults.Explain(cause, address) is { } known => known,
        NpgsqlException error when error.Message.Contains("password", StringComparison.OrdinalIgnoreCase) => ConnectionFaults.WrongLogin(error, address, address.User),
        NpgsqlException error when error.Message.Contains("SSL", StringComparison.Ordinal) => new SlipwayException(
            ErrorKind.Database, $"The server on {address.Endpoint} offers no encryption, and sslmode of the database URL demands it.", error),
        NpgsqlException { IsTransient: true } error => ConnectionFaults.Lost(error, address),
        NpgsqlException error => new SlipwayException(ErrorKind.Database, $"{Capital(address.Describe())} can't be used: {error.Message.TrimEnd('.')}.", error),
        _ => ConnectionFaults.Explain(fault, address),
    };

    // https://www.postgresql.org/docs/15/errcodes-appendix.html
    private static SlipwayException Explain(PostgresException error, ServerAddress address) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => ConnectionFaults.WrongLogin(error, address, address.User),
        PostgresErrorCodes.InvalidCatalogName => ConnectionFaults.NoDatabase(error, address),
        PostgresErrorCodes.InsufficientPrivilege => ConnectionFaults.Denied(error, address, error.MessageText),
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable => new SlipwayException(
            ErrorKind.Database, $"The transaction lost against another one in {address.Describe()}: {error.MessageText}.", error)
        { Recovery = Recovery.RetryTransaction },
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.IdleSessionTimeout => ConnectionFaults.Lost(error, address),
        PostgresErrorCodes.CannotConnectNow => ConnectionFaults.NoAnswer(error, address, error.MessageText),
        PostgresErrorCodes.TooManyConnections => new SlipwayException(
            ErrorKind.Database, $"The server on {address.Endpoint} takes no more connections: {error.MessageText}.", error)
        { Recovery = Recovery.Reconnect },
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.IoError => new SlipwayException(
            ErrorKind.Storage, $"The server of {address.Describe()} has no room left: {error.MessageText}.", error),
        ['2', '2', ..] or ['2', '3', ..] => new SlipwayException(
            ErrorKind.Data, $"{Capital(address.Describe())} refused a value: {error.MessageText}.", error),
        _ => new SlipwayException(
            ErrorKind.Database, $"{Capital(address.Describe())} reports: {error.MessageText}{(error.Hint is null ? "" : $" ({error.Hint.TrimEnd('.')})")}.", error),
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
