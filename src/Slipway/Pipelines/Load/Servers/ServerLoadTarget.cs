using Slipway.Sources.Csv;
using Slipway.Sources.Servers;

namespace Slipway.Pipelines.Load.Servers;

/// <summary>A database on a server.</summary>
internal sealed class ServerLoadTarget(ServerConnection connection, LoadDialect dialect) : ILoadTarget
{
    public string Name => connection.Address.Describe();

    public TableLimits Limits => dialect.Limits;

    public string RowNumberType => LoadDialect.RowNumberType;

    public IReadOnlyList<NewColumn> ColumnsFor(FileSchema file) => dialect.ColumnsFor(connection, file);

    public string? FaultOf(string name) => connection.Dialect.FaultOf(name);

    /// <param name="table">What has the name to load into.</param>
    /// <param name="readsColumns">Whether rows are to be appended to it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ExistingTable> ReadAsync(TableName table, bool readsColumns, CancellationToken cancellationToken)
    {
        if (table.IsView || !readsColumns)
        {
            return new ExistingTable(table.IsView, []);
        }

        var columns = await connection.DescribeAsync($"SELECT * FROM {table.Quoted(connection.Dialect)} LIMIT 0", cancellationToken).ConfigureAwait(false);
        var details = await dialect.ReadDetailsAsync(connection, table, cancellationToken).ConfigureAwait(false);
        return new ExistingTable(
            IsView: false,
            [
                .. columns.Select(column => dialect.Describe(
                    column, details.FirstOrDefault(detail => detail.Name == column.ColumnName) ?? new ColumnDetail(column.ColumnName, column.DataTypeName ?? "", TakesNull: true, FillsItself: false, null, null))),
            ]);
    }
}
