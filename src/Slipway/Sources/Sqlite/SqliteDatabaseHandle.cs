using System.Runtime.InteropServices;

namespace Slipway.Sources.Sqlite;

/// <summary>An open <c>sqlite3*</c>. Closing it while statements live leaves it to the last of them.</summary>
internal sealed class SqliteDatabaseHandle : SafeHandle
{
    public SqliteDatabaseHandle(nint database)
        : base(0, ownsHandle: true) => SetHandle(database);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => SqliteNative.Close(handle) == SqliteResultCode.Ok;
}
