using Slipway.Columns;

namespace Slipway.Sources.Sqlite;

/// <summary>Finds the types of columns that have no telling declaration by their first values, and goes back to the start.</summary>
internal static class SqliteTypeProbe
{
    private const int Rows = 1_000;

    // Where a column starts with this many NULLs, it is taken for a number.
    private const int MostRows = 100_000;

    /// <param name="statement">The query, before its first row.</param>
    /// <param name="columns">The columns' numbers.</param>
    /// <returns>Their types in that order; null for one that holds only NULLs.</returns>
    public static ColumnType?[] Run(SqliteStatement statement, ReadOnlySpan<int> columns)
    {
        var types = new ColumnType?[columns.Length];
        if (columns.IsEmpty)
        {
            return types;
        }

        for (var row = 0; row < MostRows && (row < Rows || types.Contains(null)) && statement.Step(); row++)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                types[i] = Widen(types[i], statement.GetStorageClass(columns[i]));
            }
        }

        statement.Reset();
        return types;
    }

    // The first value decides, but for a fraction among integers; what does not fit is for the reader to report.
    private static ColumnType? Widen(ColumnType? type, SqliteStorageClass storage) => (type, storage) switch
    {
        (_, SqliteStorageClass.Null) => type,
        (null or ColumnType.Integer, SqliteStorageClass.Real) => ColumnType.Number,
        (null, SqliteStorageClass.Integer) => ColumnType.Integer,
        (null, SqliteStorageClass.Text) => ColumnType.Text,
        (null, SqliteStorageClass.Blob) => ColumnType.Unsupported,
        _ => type,
    };
}
