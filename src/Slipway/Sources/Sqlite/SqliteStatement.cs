using System.Runtime.InteropServices;
using System.Text;

namespace Slipway.Sources.Sqlite;

/// <summary>
/// A prepared statement. Parameters count from 1, columns from 0, as in SQLite. To be disposed of before its connection
/// is left to the collector.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatementHandle _handle;
    private nint _statement;

    internal SqliteStatement(SqliteConnection connection, SqliteStatementHandle handle)
    {
        _connection = connection;
        _handle = handle;
        _statement = handle.DangerousGetHandle();
        ColumnCount = SqliteNative.ColumnCount(_statement);
    }

    /// <summary>Columns of the result; 0 for a statement that returns no rows.</summary>
    public int ColumnCount { get; }

    public int ParameterCount => SqliteNative.ParameterCount(Live);

    /// <summary>True where the statement changes no database.</summary>
    public bool IsReadOnly => SqliteNative.IsReadOnlyStatement(Live) != 0;

    /// <summary>The native statement, for readers' inner loops; valid until <see cref="Dispose"/>.</summary>
    internal nint Pointer => Live;

    private nint Live
    {
        get
        {
            ObjectDisposedException.ThrowIf(_statement == 0, this);
            return _statement;
        }
    }

    public void Bind(int parameter, long value) => _connection.Check(SqliteNative.BindInt64(Live, parameter, value));

    /// <summary>Binds a number. SQLite has no NaN: it becomes NULL.</summary>
    public void Bind(int parameter, double value) => _connection.Check(SqliteNative.BindDouble(Live, parameter, value));

    /// <summary>Binds UTF-8 text, which is copied.</summary>
    public unsafe void Bind(int parameter, ReadOnlySpan<byte> utf8)
    {
        fixed (byte* start = utf8)
        {
            // An empty span has no address, and a null pointer would bind NULL.
            byte empty = 0;
            var text = start is null ? &empty : start;
            _connection.Check(SqliteNative.BindText(Live, parameter, text, utf8.Length, SqliteNative.Transient));
        }
    }

    /// <summary>Binds text; null as NULL.</summary>
    public void Bind(int parameter, string? value)
    {
        if (value is null)
        {
            BindNull(parameter);
        }
        else
        {
            Bind(parameter, Encoding.UTF8.GetBytes(value).AsSpan());
        }
    }

    public void BindNull(int parameter) => _connection.Check(SqliteNative.BindNull(Live, parameter));

    /// <summary>Binds the values of a key and more, in their order from parameter 1 on; see <see cref="KeyValues"/> for their types.</summary>
    public void BindAll(IReadOnlyList<object> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            switch (values[i])
            {
                case long integer:
                    Bind(i + 1, integer);
                    break;
                case double number:
                    Bind(i + 1, number);
                    break;
                default:
                    Bind(i + 1, (string)values[i]);
                    break;
            }
        }
    }

    /// <summary>Goes to the next row; false once there is none. A fault leaves the statement to be reset.</summary>
    public bool Step()
    {
        var code = SqliteNative.Step(Live);
        _connection.Check(code);
        return code == SqliteResultCode.Row;
    }

    /// <summary>Runs a statement that returns no rows, from the start, and makes it ready to be run again.</summary>
    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Back to before the first row; parameters keep their values. The last step's fault is not raised again.</summary>
    public void Reset() => _ = SqliteNative.Reset(Live);

    public unsafe string ColumnName(int column) =>
        Marshal.PtrToStringUTF8((nint)SqliteNative.ColumnName(Live, column)) ?? "";

    /// <summary>The type in the words of CREATE TABLE; empty for an expression or a column without one.</summary>
    public unsafe string DeclaredType(int column) =>
        Marshal.PtrToStringUTF8((nint)SqliteNative.ColumnDeclaredType(Live, column)) ?? "";

    public SqliteStorageClass GetStorageClass(int column) => SqliteNative.ColumnType(Live, column);

    public bool IsNull(int column) => GetStorageClass(column) == SqliteStorageClass.Null;

    public long GetInt64(int column) => SqliteNative.ColumnInt64(Live, column);

    public double GetDouble(int column) => SqliteNative.ColumnDouble(Live, column);

    /// <summary>The value as UTF-8 text; valid until the next step, reset or conversion.</summary>
    public unsafe ReadOnlySpan<byte> GetUtf8(int column)
    {
        var text = SqliteNative.ColumnText(Live, column);
        return new ReadOnlySpan<byte>(text, SqliteNative.ColumnBytes(Live, column));
    }

    /// <summary>The value as text; null for NULL.</summary>
    public string? GetString(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(GetUtf8(column));

    public void Dispose()
    {
        _statement = 0;
        _handle.Dispose();
    }
}
