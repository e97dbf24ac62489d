using System.Net.Sockets;
using MySqlConnector;
using Slipway.Sources.Servers;

namespace Slipway.Sources.MySql;

/// <summary>MySQL's and MySqlConnector's errors in words.</summary>
internal static class MySqlFaults
{
    public static SlipwayException? Explain(Exception fault, ServerAddress address, ServerUse use) => fault switch
    {
        MySqlException error => Explain(error, address, use),
        InvalidOperationException when fault.Message.Contains("ClearingPendingCancellation", StringComparison.Ordinal) => new SlipwayException(
            ErrorKind.Database, $"A statement was cancelled in {address.Describe()}, and the driver did not come to an end with it.", fault),
        MySqlProtocolException => ConnectionFaults.Lost(fault, address),
        _ => ConnectionFaults.Explain(fault, address),
    };

    private static SlipwayException Explain(MySqlException error, ServerAddress address, ServerUse use) => error.ErrorCode switch
    {
        MySqlErrorCode.AccessDenied => ConnectionFaults.WrongLogin(error, address, MySqlLogin.Find(address).User),
        MySqlErrorCode.UnknownDatabase => ConnectionFaults.NoDatabase(error, address),

        // The server does not tell a user without privileges whether there is such a database.
        MySqlErrorCode.DatabaseAccessDenied => new SlipwayException(
            ErrorKind.Database,
            $"The user lacks a privilege on {address.Describe()}, or there is no such database: {error.Message.TrimEnd('.')}. docs/databases.md lists the privileges that are needed.", error),
        MySqlErrorCode.TableAccessDenied or MySqlErrorCode.ColumnAccessDenied =>
            ConnectionFaults.Denied(error, address, error.Message),
        MySqlErrorCode.CannotExecuteInReadOnlyTransaction => ConnectionFaults.OnlyRead(error, address, use, error.Message, "transaction_read_only (tx_read_only)"),
        MySqlErrorCode.OptionPreventsStatement when error.Message.Contains("read-only", StringComparison.Ordinal) =>
            ConnectionFaults.OnlyRead(error, address, ServerUse.Write, error.Message, "read_only"),
        MySqlErrorCode.None when HasParameters(error) => ConnectionFaults.HasParameters(error, "?, @name"),
        MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout => new SlipwayException(
            ErrorKind.Database, $"The transaction lost against another one in {address.Describe()}: {error.Message}.", error)
        { Recovery = Recovery.RetryTransaction },
        MySqlErrorCode.ServerShutdown => ConnectionFaults.Lost(error, address),
        MySqlErrorCode.ConnectionCountError or MySqlErrorCode.UserLimitReached or MySqlErrorCode.TooManyUserConnections =>
            ConnectionFaults.NoRoomForMore(error, address, error.Message),
        MySqlErrorCode.TooLongKey => new SlipwayException(
            ErrorKind.Database,
            $"The key is too long for {address.Describe()}: {error.Message.TrimEnd('.')}. Each text column of a key takes 1020 of them, so that three fit. Name fewer, or make one of them in a query: SHA2(CONCAT_WS('|', a, b, c, d), 256) AS key_hash.", error),
        MySqlErrorCode.DiskFull or MySqlErrorCode.RecordFileFull => new SlipwayException(
            ErrorKind.Storage, $"The server of {address.Describe()} has no room left: {error.Message}.", error),
        MySqlErrorCode.CommandTimeoutExpired => ConnectionFaults.CommandTooSlow(error, address),
        MySqlErrorCode.DataTooLong or MySqlErrorCode.WarningDataOutOfRange or MySqlErrorCode.TruncatedWrongValueForField or MySqlErrorCode.DuplicateKeyEntry =>
            new SlipwayException(ErrorKind.Data, $"{Capital(address.Describe())} refused a row: {Excerpt.OfSentence(error.Message)}.", error),
        _ when error.InnerException is IOException or SocketException or MySqlProtocolException || IsGone(error) => ConnectionFaults.Lost(error, address),
        _ => new SlipwayException(ErrorKind.Database, $"{Capital(address.Describe())} reports: {Excerpt.OfSentence(error.Message).TrimEnd('.')}.", error),
    };

    // The driver finds them itself, and names these faults by their text alone.
    private static bool HasParameters(MySqlException error) => error.InnerException is null
        && (error.Message.StartsWith("Parameter index ", StringComparison.Ordinal) || error.Message.EndsWith(" must be defined.", StringComparison.Ordinal));

    // CR_SERVER_GONE_ERROR and CR_SERVER_LOST, which the driver has no names for.
    private static bool IsGone(MySqlException error) => error.Number is 2006 or 2013 or 0;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
