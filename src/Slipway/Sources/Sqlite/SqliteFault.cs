using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Slipway.Sources.Sqlite;

/// <summary>SQLite's result codes as exceptions that say what to do.</summary>
internal static class SqliteFault
{
    /// <exception cref="SlipwayException">Always, but for an interruption.</exception>
    /// <exception cref="OperationCanceledException">The connection was interrupted.</exception>
    [DoesNotReturn]
    public static void Throw(SqliteConnection connection, int code, string message) =>
        throw Create(connection.Path, code, message, connection.Cancellation);

    public static Exception Create(string path, int code, string message, CancellationToken cancellation = default) =>
        SqliteResultCode.Primary(code) switch
        {
            SqliteResultCode.Interrupt => new OperationCanceledException(cancellation),
            SqliteResultCode.Busy or SqliteResultCode.Locked => new SlipwayException(
                ErrorKind.Database, $"The SQLite database '{path}' stayed locked by another program. Try again once that has finished writing."),
            SqliteResultCode.Full => new SlipwayException(
                ErrorKind.Storage, $"There is no room left for the SQLite database '{path}': {message}. Make room on its disk, and for temporary files."),
            SqliteResultCode.IoError => new SlipwayException(
                ErrorKind.Storage, $"The SQLite database '{path}' can't be read or written: {message} (SQLite result code {code})."),
            SqliteResultCode.ReadOnly or SqliteResultCode.Permission => new SlipwayException(
                ErrorKind.Storage, $"The SQLite database '{path}' can't be written: {message}. The file and its folder must be writable."),
            SqliteResultCode.CantOpen => new SlipwayException(
                ErrorKind.Storage, $"The SQLite database '{path}' can't be opened: {message}. Its folder must exist, and both must be accessible."),
            SqliteResultCode.NotADatabase => new SlipwayException(
                ErrorKind.Database, $"The file '{path}' is not a SQLite database (or it is encrypted)."),
            SqliteResultCode.Corrupt => new SlipwayException(
                ErrorKind.Database, $"The SQLite database '{path}' is damaged: {message}. 'PRAGMA integrity_check' in the sqlite3 program tells more."),
            SqliteResultCode.Constraint or SqliteResultCode.TooBig => new SlipwayException(
                ErrorKind.Data, $"The SQLite database '{path}' refused a row: {message}."),
            _ => new SlipwayException(ErrorKind.Database, $"The SQLite database '{path}' reports: {message}."),
        };

    /// <summary>SQLite's own words for a result code, where there is no connection to ask.</summary>
    public static unsafe string Describe(int code) => Marshal.PtrToStringUTF8((nint)SqliteNative.ErrorText(code)) ?? "unknown error";
}
