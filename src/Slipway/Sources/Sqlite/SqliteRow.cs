using System.Text;

namespace Slipway.Sources.Sqlite;

/// <summary>A row's values, as SQLite hands them out: valid until it goes to the next one.</summary>
/// <param name="values">The address of a <c>sqlite3_value*</c> for each column.</param>
internal readonly unsafe struct SqliteRow(nint* values)
{
    private readonly nint* _values = values;

    /// <summary>The native value, for inner loops.</summary>
    public nint this[int column] => _values[column];

    public SqliteStorageClass GetStorageClass(int column) => SqliteNative.ValueType(_values[column]);

    public long GetInt64(int column) => SqliteNative.ValueInt64(_values[column]);

    public double GetDouble(int column) => SqliteNative.ValueDouble(_values[column]);

    /// <summary>The value as UTF-8 text; valid until it is converted again.</summary>
    public ReadOnlySpan<byte> GetUtf8(int column)
    {
        var text = SqliteNative.ValueText(_values[column]);
        return new ReadOnlySpan<byte>(text, SqliteNative.ValueBytes(_values[column]));
    }

    /// <summary>The value as text; null for NULL.</summary>
    public string? GetString(int column) =>
        GetStorageClass(column) == SqliteStorageClass.Null ? null : Encoding.UTF8.GetString(GetUtf8(column));
}
