using System.Data.Common;
using Slipway.Columns;
using Slipway.Sources.MySql;
using Slipway.Sources.PostgreSql;

namespace Slipway.Sources.Servers;

/// <summary>What differs between database servers, in SQL and in their drivers.</summary>
internal abstract class ServerDialect
{
    /// <summary>The server's name in messages.</summary>
    public abstract string ServerName { get; }

    /// <summary>The longest name of a table or column, in characters.</summary>
    public abstract int LongestName { get; }

    public static ServerDialect Of(DatabaseKind kind) => kind switch
    {
        DatabaseKind.MySql => MySqlDialect.Instance,
        DatabaseKind.PostgreSql => PostgreSqlDialect.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Any name as an identifier.</summary>
    /// <exception cref="SlipwayException">The name is empty or has a NUL character.</exception>
    public string Quote(string name) => name.Length == 0 || name.Contains('\0', StringComparison.Ordinal)
        ? throw new SlipwayException(ErrorKind.Usage, "A table's or column's name may not be empty and may not hold a NUL character.")
        : QuoteName(name);

    /// <summary>A closed connection of the driver.</summary>
    public abstract DbConnection CreateConnection(ServerAddress address, ServerUse use);

    /// <summary>What to tell the server first.</summary>
    public abstract IReadOnlyList<string> SessionSettings(ServerUse use);

    /// <summary>Begins the transaction whose reads all see one moment.</summary>
    public abstract string BeginSnapshot { get; }

    /// <summary>A table's or view's name as the catalog has it; null where there is none, or the user may not see it.</summary>
    public abstract Task<TableName?> FindTableAsync(ServerConnection connection, string name, CancellationToken cancellationToken);

    /// <summary>The tables and views of the database that the user may see, by name.</summary>
    public abstract Task<IReadOnlyList<string>> ReadTablesAsync(ServerConnection connection, CancellationToken cancellationToken);

    /// <summary>The sets of columns that are unique and never NULL, the primary key first.</summary>
    public abstract Task<IReadOnlyList<IReadOnlyList<string>>> ReadUniqueKeysAsync(
        ServerConnection connection, TableName table, CancellationToken cancellationToken);

    /// <summary>What the driver says of a result's columns, asked of the driver's own class: the base class's detour is not fit for Native AOT.</summary>
    public abstract IReadOnlyList<DbColumn> ReadSchema(DbDataReader reader);

    /// <summary>What a query's column is and how to select it; see <see cref="ServerColumn"/>.</summary>
    /// <param name="column">As the driver describes it.</param>
    /// <param name="isKey">True for a column that rows are ordered by and go on after: its value must be exact.</param>
    public abstract ServerColumn Describe(DbColumn column, bool isKey);

    /// <summary>A text column's expression that orders by bytes, so that no two different texts are equal.</summary>
    public abstract string BinaryOrder(string expression);

    /// <summary>The rows on one side of a key, in the form for which the server uses an index.</summary>
    /// <param name="side">Which side.</param>
    /// <param name="terms">The key's columns or the first of them, as SQL.</param>
    /// <param name="values">Their values, as SQL.</param>
    public virtual string Beside(KeySide side, IReadOnlyList<string> terms, IReadOnlyList<string> values) => QueryText.Beside(side, terms, values);

    /// <summary>The value of a key as the driver takes it for a column of this type.</summary>
    /// <param name="column">The key's column.</param>
    /// <param name="value">As <see cref="KeyValues"/> has it.</param>
    public abstract object ToParameter(ColumnInfo column, object value);

    /// <summary>A driver's exception in words, with the error's kind and what may be tried; null where it is none of the server.</summary>
    public abstract SlipwayException? Explain(Exception fault, ServerAddress address);

    /// <summary>An exception on the way to a connection in words; null where it is none of the server or the network.</summary>
    public abstract SlipwayException? ExplainConnecting(Exception fault, ServerAddress address);

    protected abstract string QuoteName(string name);
}
