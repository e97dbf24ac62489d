namespace Slipway.Sources.Sqlite;

/// <summary>
/// SQLite's primary result codes that are told apart, and two extended ones: https://sqlite.org/rescode.html. The low
/// byte of an extended code is its primary one.
/// </summary>
internal static class SqliteResultCode
{
    public const int Ok = 0;
    public const int Permission = 3;
    public const int Abort = 4;
    public const int Busy = 5;
    public const int Locked = 6;
    public const int ReadOnly = 8;
    public const int Interrupt = 9;
    public const int IoError = 10;
    public const int Corrupt = 11;
    public const int Full = 13;
    public const int CantOpen = 14;
    public const int TooBig = 18;
    public const int Constraint = 19;
    public const int NotADatabase = 26;
    public const int Row = 100;
    public const int Done = 101;

    /// <summary>A read-only connection met the log of a writer that has died, and may not recover it.</summary>
    public const int ReadOnlyRecovery = ReadOnly | 1 << 8;

    /// <summary>A read-only connection met the journal of a writer that has died, and may not roll it back.</summary>
    public const int ReadOnlyRollback = ReadOnly | 3 << 8;

    public static int Primary(int code) => code & 0xff;
}
