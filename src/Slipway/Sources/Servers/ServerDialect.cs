using System.Data.Common;
using Slipway.Columns;
using Slipway.Sources.MySql;
using Slipway.Sources.PostgreSql;
using Slipway.Sources.Servers.Partitions;

namespace Slipway.Sources.Servers;

/// <summary>What differs between database servers, in SQL and in their drivers.</summary>
internal abstract class ServerDialect
{
    /// <summary>The server's name in messages.</summary>
    public abstract string ServerName { get; }

    /// <summary>The longest name of a table or column, as <see cref="LengthOf"/> counts.</summary>
    public abstract int LongestName { get; }

    /// <summary>What a name's length is counted in: <c>characters</c> or <c>bytes</c>.</summary>
    public abstract string LengthUnit { get; }

    /// <summary>Reads the schema that a table is made in which names none.</summary>
    public abstract string CurrentSchema { get; }

    /// <summary>Reads the names of the schemas that the user may use.</summary>
    public abstract string Schemas { get; }

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

    /// <summary>Why a table or column can't have a name, to follow it in a sentence; null where it can.</summary>
    public virtual string? FaultOf(string name) => LengthOf(name) is var length && length > LongestName
        ? FormattableString.Invariant($"has {length} {LengthUnit}; {ServerName} takes {LongestName}")
        : null;

    /// <summary>A name with something at its end, shortened where the whole would be too long.</summary>
    public string WithSuffix(string name, string suffix)
    {
        var kept = name.Length;
        while (LengthOf(name[..kept] + suffix) > LongestName)
        {
            // Half a letter is none.
            kept -= kept > 1 && char.IsLowSurrogate(name[kept - 1]) ? 2 : 1;
        }

        return name[..kept] + suffix;
    }

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
    public abstract Task<IReadOnlyList<UniqueKey>> ReadUniqueKeysAsync(
        ServerConnection connection, TableName table, CancellationToken cancellationToken);

    /// <summary>What the driver says of a result's columns, asked of the driver's own class: the base class's detour is not fit for Native AOT.</summary>
    public abstract IReadOnlyList<DbColumn> ReadSchema(DbDataReader reader);

    /// <summary>What a query's column is and how to select it; see <see cref="ServerColumn"/>.</summary>
    /// <param name="column">As the driver describes it.</param>
    /// <param name="isKey">True for a column that rows are ordered by and go on after: its value must be exact.</param>
    public abstract ServerColumn Describe(DbColumn column, bool isKey);

    /// <summary>What is known of a column of a query or view, which may be an expression: by default all that is known of a table's.</summary>
    public virtual ColumnInfo InQuery(ColumnInfo column) => column;

    /// <summary>True where the driver makes an object of each value that it hands out, whichever of its getters is called.</summary>
    public virtual bool BoxesValues => false;

    /// <summary>A date of the current row, in days since 1970; null where what stands there is no date at all.</summary>
    public abstract long? ReadDays(DbDataReader reader, int column);

    /// <summary>A moment of the current row, in microseconds since 1970; null where what stands there is no moment at all.</summary>
    public abstract long? ReadMicroseconds(DbDataReader reader, int column);

    /// <summary>The rows of a statement, in the fastest way that there is.</summary>
    public virtual IServerRows Select(ServerConnection connection, ServerStatement statement) => new DriverRows(connection, statement);

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

    /// <summary>See <see cref="IDivisibleSource.FindBoundsAsync"/>.</summary>
    public abstract Task<IReadOnlyList<KeyValues>?> FindBoundsAsync(KeyDivision division, CancellationToken cancellationToken);

    /// <summary>A type in the server's words.</summary>
    public abstract string NameOf(NeededType type);

    /// <summary>The statement that gives a column another type.</summary>
    /// <param name="table">The table, quoted.</param>
    /// <param name="name">The column's name, quoted.</param>
    /// <param name="found">The column as it is.</param>
    /// <param name="type">What it must become.</param>
    public abstract string AlterColumn(string table, string name, ColumnInfo found, NeededType type);

    /// <summary>A column's values as another type, in a query. See <see cref="AlterColumn"/>.</summary>
    public abstract string Cast(string name, ColumnInfo found, NeededType type);

    /// <summary>A driver's exception in words, with the error's kind and what may be tried; null where it is none of the server.</summary>
    public abstract SlipwayException? Explain(Exception fault, ServerAddress address, ServerUse use);

    /// <summary>An exception on the way to a connection in words; null where it is none of the server or the network.</summary>
    public abstract SlipwayException? ExplainConnecting(Exception fault, ServerAddress address);

    /// <summary>A name's length as the server counts it.</summary>
    protected abstract int LengthOf(string name);

    protected abstract string QuoteName(string name);
}
