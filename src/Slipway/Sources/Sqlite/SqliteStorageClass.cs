namespace Slipway.Sources.Sqlite;

/// <summary>How SQLite holds one value, whatever its column's declared type: https://sqlite.org/c3ref/c_blob.html.</summary>
internal enum SqliteStorageClass
{
    Integer = 1,
    Real = 2,
    Text = 3,
    Blob = 4,
    Null = 5,
}
