using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Slipway.Sources.Sqlite;

/// <summary>
/// An SQL function of a connection that takes a row's columns as its arguments: SQLite hands all of a row's values over at once, where
/// a statement has to be asked for each of them. Reading takes a quarter less time: https://sqlite.org/c3ref/create_function.html.
/// </summary>
internal sealed unsafe class SqliteRowFunction
{
    private const int Utf8 = 1;

    // Not from within a view, which would be somebody else's call.
    private const int DirectOnly = 0x8_0000;

    private readonly string _name;
    private SqliteRowAppender? _receiver;
    private ExceptionDispatchInfo? _fault;

    /// <summary>Defines the function; it lives as long as the connection.</summary>
    public SqliteRowFunction(SqliteDatabaseHandle database, string name)
    {
        _name = name;
        var self = GCHandle.Alloc(this);
        fixed (byte* utf8 = Encoding.UTF8.GetBytes($"{name}\0"))
        {
            // Where it fails, SQLite calls Free at once.
            var code = SqliteNative.CreateFunction(database, utf8, -1, Utf8 | DirectOnly, GCHandle.ToIntPtr(self), &Receive, 0, 0, &Free);
            if (code != SqliteResultCode.Ok)
            {
                throw new InvalidOperationException(SqliteFault.Describe(code));
            }
        }
    }

    /// <summary>A call of the function, as SQL.</summary>
    public string Call(IEnumerable<string> columns) => $"{_name}({string.Join(", ", columns)})";

    /// <summary>Says where the rows of the statement that runs next go.</summary>
    public void Send(SqliteRowAppender receiver) => (_receiver, _fault) = (receiver, null);

    /// <summary>Takes no more rows.</summary>
    public void Stop() => _receiver = null;

    /// <summary>Throws what the receiver threw, which ended the statement.</summary>
    public void ThrowFault() => _fault?.Throw();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Receive(nint context, int count, nint* values)
    {
        var function = (SqliteRowFunction)GCHandle.FromIntPtr(SqliteNative.UserData(context)).Target!;
        if (function._receiver is not { } receiver || receiver.Width != count)
        {
            fixed (byte* message = Encoding.UTF8.GetBytes($"{function._name}() is for Slipway itself\0"))
            {
                SqliteNative.ResultError(context, message, -1);
            }

            return;
        }

        try
        {
            receiver.Append(new SqliteRow(values));
        }
        catch (Exception fault)
        {
            // No exception may pass through SQLite's own frames.
            function._fault = ExceptionDispatchInfo.Capture(fault);
            SqliteNative.ResultErrorCode(context, SqliteResultCode.Abort);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(nint self) => GCHandle.FromIntPtr(self).Free();
}
