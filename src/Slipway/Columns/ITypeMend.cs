namespace Slipway.Columns;

/// <summary>How a source's columns get another type, in its own SQL.</summary>
internal interface ITypeMend
{
    /// <summary>True where what is read is a table, whose columns can be altered; false where it is a query, which can cast.</summary>
    bool IsTable { get; }

    /// <summary>A type as the source calls it: <c>DECIMAL(10,3)</c>.</summary>
    string NameOf(NeededType type);

    /// <summary>A statement that alters a table's column, or what to select in its place in a query.</summary>
    string Sql(ColumnInfo column, NeededType type);
}
