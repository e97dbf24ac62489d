using System.Runtime.InteropServices;

namespace Slipway.Sources.Sqlite;

/// <summary>
/// The calls that reading makes for every single value, as function pointers: a compiled program calls them in place, where an imported
/// function goes through a stub that looks first whether it has been found yet.
/// </summary>
internal sealed unsafe class SqliteValueGetters
{
    private SqliteValueGetters()
    {
        var library = NativeLibrary.Load(SqliteNative.Library, typeof(SqliteNative).Assembly, null);
        ColumnValue = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, nint>)NativeLibrary.GetExport(library, "sqlite3_column_value");
        Type = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, SqliteStorageClass>)NativeLibrary.GetExport(library, "sqlite3_value_type");
        Int64 = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, long>)NativeLibrary.GetExport(library, "sqlite3_value_int64");
        Double = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, double>)NativeLibrary.GetExport(library, "sqlite3_value_double");
    }

    public static SqliteValueGetters Instance { get; } = new();

    /// <summary>Of a statement and a column's number, the value that the other getters take.</summary>
    public delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, nint> ColumnValue { get; }

    public delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, SqliteStorageClass> Type { get; }

    public delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, long> Int64 { get; }

    public delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, double> Double { get; }
}
