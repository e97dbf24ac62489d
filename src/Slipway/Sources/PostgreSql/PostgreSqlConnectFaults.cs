using Npgsql;
using Slipway.Sources.Servers;

namespace Slipway.Sources.PostgreSql;

/// <summary>What keeps Npgsql from a connection, in words.</summary>
internal static class PostgreSqlConnectFaults
{
    public static SlipwayException? Explain(Exception fault, ServerAddress address) => fault switch
    {
        PostgresException error => Explain(error, address),
        NpgsqlException { InnerException: PostgresException error } => Explain(error, address),
        NpgsqlException { InnerException: { } cause } when ConnectionFaults.ExplainConnecting(cause, address) is { } known => known,

        // The driver names its own faults by their text alone.
        NpgsqlException when fault.Message.Contains("password", StringComparison.OrdinalIgnoreCase) => ConnectionFaults.WrongLogin(fault, address, UserOf(address)),
        NpgsqlException when fault.Message.Contains("unknown response", StringComparison.Ordinal) => ConnectionFaults.NotAServer(fault, address),
        NpgsqlException when fault.Message.Contains("SSL", StringComparison.Ordinal) => TlsFaults.NotOffered(fault, address),
        NpgsqlException { IsTransient: true } => ConnectionFaults.Closed(fault, address),
        _ => ConnectionFaults.ExplainConnecting(fault, address) ?? PostgreSqlFaults.Explain(fault, address, ServerUse.Read),
    };

    private static SlipwayException? Explain(PostgresException error, ServerAddress address) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidAuthorizationSpecification when error.MessageText.Contains("no encryption", StringComparison.Ordinal) && address.Tls.Mode == TlsMode.Disable =>
            TlsFaults.Demanded(error, address),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => ConnectionFaults.WrongLogin(error, address, UserOf(address)),
        PostgresErrorCodes.InvalidCatalogName => ConnectionFaults.NoDatabase(error, address),
        PostgresErrorCodes.CannotConnectNow => ConnectionFaults.NoAnswer(error, address, error.MessageText),
        _ => PostgreSqlFaults.Explain(error, address, ServerUse.Read),
    };

    // As libpq and the driver have it.
    private static string UserOf(ServerAddress address) => address.User ?? Environment.GetEnvironmentVariable("PGUSER") ?? Environment.UserName;
}
