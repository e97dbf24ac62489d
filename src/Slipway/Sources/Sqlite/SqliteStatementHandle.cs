using System.Runtime.InteropServices;

namespace Slipway.Sources.Sqlite;

/// <summary>
/// A prepared <c>sqlite3_stmt*</c>. One that was never disposed of is leaked, not finalized: the finalizer has a thread of
/// its own, and the connection has no mutex.
/// </summary>
internal sealed class SqliteStatementHandle : SafeHandle
{
    public SqliteStatementHandle(nint statement)
        : base(0, ownsHandle: true) => SetHandle(statement);

    public override bool IsInvalid => handle == 0;

    // The result repeats the last step's fault, which was reported then.
    protected override bool ReleaseHandle()
    {
        _ = SqliteNative.Finalize(handle);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
        {
            SetHandleAsInvalid();
        }

        base.Dispose(disposing);
    }
}
