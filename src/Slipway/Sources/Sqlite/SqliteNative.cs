using System.Runtime.InteropServices;

namespace Slipway.Sources.Sqlite;

/// <summary>
/// The part of SQLite's C interface that is used here, by its own names: https://sqlite.org/c3ref/funclist.html.
/// Getters and binds only touch memory and skip the switch to preemptive mode, which costs more than they do;
/// whatever may do I/O keeps it, since it would hold up the collector.
/// </summary>
internal static unsafe partial class SqliteNative
{
    public const string Library = "e_sqlite3";

    /// <summary>As a destructor: SQLite copies the bytes before the call returns.</summary>
    public const nint Transient = -1;

    [LibraryImport(Library, EntryPoint = "sqlite3_open_v2", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, out nint database, int flags, nint vfs);

    [LibraryImport(Library, EntryPoint = "sqlite3_close_v2")]
    public static partial int Close(nint database);

    [LibraryImport(Library, EntryPoint = "sqlite3_busy_timeout")]
    public static partial int BusyTimeout(SqliteDatabaseHandle database, int milliseconds);

    [LibraryImport(Library, EntryPoint = "sqlite3_interrupt")]
    public static partial void Interrupt(SqliteDatabaseHandle database);

    [LibraryImport(Library, EntryPoint = "sqlite3_db_readonly")]
    public static partial int IsReadOnly(SqliteDatabaseHandle database, byte* schemaName);

    [LibraryImport(Library, EntryPoint = "sqlite3_get_autocommit")]
    public static partial int GetAutocommit(SqliteDatabaseHandle database);

    [LibraryImport(Library, EntryPoint = "sqlite3_changes64")]
    public static partial long Changes(SqliteDatabaseHandle database);

    [LibraryImport(Library, EntryPoint = "sqlite3_last_insert_rowid")]
    public static partial long LastInsertRowId(SqliteDatabaseHandle database);

    [LibraryImport(Library, EntryPoint = "sqlite3_create_function_v2")]
    public static partial int CreateFunction(
        SqliteDatabaseHandle database, byte* name, int arguments, int flags, nint userData,
        delegate* unmanaged[Cdecl]<nint, int, nint*, void> function, nint step, nint final, delegate* unmanaged[Cdecl]<nint, void> destroy);

    [LibraryImport(Library, EntryPoint = "sqlite3_user_data"), SuppressGCTransition]
    public static partial nint UserData(nint context);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_error"), SuppressGCTransition]
    public static partial void ResultError(nint context, byte* message, int length);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_error_code"), SuppressGCTransition]
    public static partial void ResultErrorCode(nint context, int resultCode);

    [LibraryImport(Library, EntryPoint = "sqlite3_limit")]
    public static partial int Limit(SqliteDatabaseHandle database, int limit, int newValue);

    [LibraryImport(Library, EntryPoint = "sqlite3_errmsg")]
    public static partial byte* ErrorMessage(SqliteDatabaseHandle database);

    [LibraryImport(Library, EntryPoint = "sqlite3_errstr")]
    public static partial byte* ErrorText(int resultCode);

    [LibraryImport(Library, EntryPoint = "sqlite3_prepare_v2")]
    public static partial int Prepare(SqliteDatabaseHandle database, byte* sql, int length, out nint statement, out byte* tail);

    [LibraryImport(Library, EntryPoint = "sqlite3_finalize")]
    public static partial int Finalize(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_stmt_readonly")]
    public static partial int IsReadOnlyStatement(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_parameter_count")]
    public static partial int ParameterCount(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_count")]
    public static partial int ColumnCount(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_name")]
    public static partial byte* ColumnName(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_decltype")]
    public static partial byte* ColumnDeclaredType(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64"), SuppressGCTransition]
    public static partial int BindInt64(nint statement, int parameter, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_double"), SuppressGCTransition]
    public static partial int BindDouble(nint statement, int parameter, double value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text"), SuppressGCTransition]
    public static partial int BindText(nint statement, int parameter, byte* utf8, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null"), SuppressGCTransition]
    public static partial int BindNull(nint statement, int parameter);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    public static partial SqliteStorageClass ColumnType(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    public static partial long ColumnInt64(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_double"), SuppressGCTransition]
    public static partial double ColumnDouble(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_text"), SuppressGCTransition]
    public static partial byte* ColumnText(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    public static partial int ColumnBytes(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_type"), SuppressGCTransition]
    public static partial SqliteStorageClass ValueType(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_int64"), SuppressGCTransition]
    public static partial long ValueInt64(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_double"), SuppressGCTransition]
    public static partial double ValueDouble(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_text"), SuppressGCTransition]
    public static partial byte* ValueText(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_bytes"), SuppressGCTransition]
    public static partial int ValueBytes(nint value);
}
