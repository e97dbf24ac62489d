using Slipway.Columns;

namespace Slipway.Sources.Servers;

/// <summary>How a table's columns on a server are altered, and a query's cast.</summary>
/// <param name="dialect">The server's.</param>
/// <param name="table">The table that is read, quoted; null for a query or a view.</param>
internal sealed class ServerTypeMend(ServerDialect dialect, string? table) : ITypeMend
{
    public bool IsTable => table is not null;

    public string NameOf(NeededType type) => dialect.NameOf(type);

    public string Sql(ColumnInfo column, NeededType type)
    {
        var name = dialect.Quote(column.Name);
        return table is not null ? dialect.AlterColumn(table, name, column, type) : $"{dialect.Cast(name, column, type)} AS {name}";
    }
}
