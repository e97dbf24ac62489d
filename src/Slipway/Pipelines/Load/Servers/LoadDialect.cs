using System.Data.Common;
using Slipway.Pipelines.Load.MySql;
using Slipway.Pipelines.Load.PostgreSql;
using Slipway.Sources;
using Slipway.Sources.Csv;
using Slipway.Sources.Servers;

namespace Slipway.Pipelines.Load.Servers;

/// <summary>What differs between servers when files are loaded.</summary>
internal abstract class LoadDialect
{
    /// <summary>How long a statement waits for others who hold the table.</summary>
    public const int LongestWaitSeconds = 60;

    /// <summary>The type of a key that counts the rows.</summary>
    public const string RowNumberType = "BIGINT PRIMARY KEY";

    public abstract TableLimits Limits { get; }

    /// <summary>Whether a table that is made in a transaction is gone with it; else making one ends any transaction.</summary>
    public abstract bool MakesTablesInTransactions { get; }

    /// <summary>Tells the session to wait no longer than <see cref="LongestWaitSeconds"/>.</summary>
    public abstract string LimitWaiting { get; }

    public static LoadDialect Of(DatabaseKind kind) => kind == DatabaseKind.MySql ? MySqlLoadDialect.Instance : PostgreSqlLoadDialect.Instance;

    /// <summary>The columns of a new table for those of a file.</summary>
    public abstract IReadOnlyList<NewColumn> ColumnsFor(ServerConnection connection, FileSchema file);

    /// <summary>The columns of a table that is there.</summary>
    public abstract Task<List<ColumnDetail>> ReadDetailsAsync(ServerConnection connection, TableName table, CancellationToken cancellationToken);

    /// <summary>What a column takes from a file.</summary>
    public abstract TableColumn Describe(DbColumn column, ColumnDetail detail);

    /// <exception cref="SlipwayException">The table can't take rows so that they could be taken back.</exception>
    public abstract Task RequireAppendableAsync(ServerConnection connection, TableName table, CancellationToken cancellationToken);

    /// <param name="connection">In a transaction, where the dialect makes tables in transactions.</param>
    /// <param name="table">Where it belongs.</param>
    /// <param name="replaces">Whether there is a table of that name, to be dropped.</param>
    public abstract INewTable NewTable(ServerConnection connection, TableName table, bool replaces);

    /// <summary>Where rows are too large: how many bytes one may have, in the server's words; null for any other fault.</summary>
    public abstract string? RowLimit(SlipwayException fault);
}
