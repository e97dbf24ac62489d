using System.Globalization;
using Slipway.Columns;
using Slipway.Sinks.MySql;
using Slipway.Sinks.PostgreSql;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.Servers;

/// <summary>What differs between servers when predictions are written.</summary>
internal abstract class SinkDialect
{
    /// <summary>The longest text that a key may hold, in characters: what any index takes.</summary>
    public const int LongestKeyText = 255;

    public static SinkDialect Of(DatabaseKind kind) => kind == DatabaseKind.MySql ? MySqlSinkDialect.Instance : PostgreSqlSinkDialect.Instance;

    /// <summary>A number that counts up by itself and is the table's primary key.</summary>
    public abstract string CountingKey { get; }

    public abstract string TimeType { get; }

    public abstract string LongTextType { get; }

    /// <summary>Now, in UTC, by the server's clock.</summary>
    public abstract string Now { get; }

    /// <summary>The number that the last INSERT into a table with a <see cref="CountingKey"/> took.</summary>
    public abstract string LastNumber { get; }

    /// <summary>What follows a CREATE TABLE.</summary>
    public abstract string TableOptions { get; }

    /// <summary>What follows the CREATE TABLE of predictions.</summary>
    public virtual string PredictionTableOptions => TableOptions;

    /// <summary>What follows CREATE to make a table that only this connection sees and that is empty in each transaction or filled anew.</summary>
    public abstract string TemporaryTable(string name, string definition);

    /// <summary>The type of a key's column or of the predictions. Text of keys tells all different texts apart, spaces at the end included.</summary>
    public abstract string TypeOf(ServerConnection connection, ColumnInfo column, bool isKey);

    /// <summary>Asks for the columns of a table (@p1 its schema, @p2 its name): each one's name, and what a <see cref="StoredType"/> has.</summary>
    protected abstract string StoredTypes { get; }

    /// <summary>What a table that others made has that would lose or keep rows against a run's will, as the end of a sentence; null for nothing.</summary>
    public virtual Task<string?> FindRiskAsync(ServerConnection connection, TableName table, IReadOnlyList<string> key, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    /// <summary>Keeps others from creating tables of Slipway's at once, until the transaction ends; null where the server sees to it.</summary>
    public abstract string? LockCreation { get; }

    /// <summary>A table's rows of a moment, in short: <c>CREATE VIEW</c>, harmless where it exists.</summary>
    public abstract string CreateView(string view, string select);

    /// <summary>Takes a lock that ends with the session; false where another session holds it.</summary>
    public abstract Task<bool> TryLockAsync(ServerConnection connection, string name, CancellationToken cancellationToken);

    /// <summary>Whether any session holds the lock.</summary>
    public abstract Task<bool> IsLockedAsync(ServerConnection connection, string name, CancellationToken cancellationToken);

    /// <summary>Ends the session that holds the lock, as far as the user may: its transaction is rolled back.</summary>
    public abstract Task EndHolderAsync(ServerConnection connection, string name, CancellationToken cancellationToken);

    /// <summary>A writer for many rows, and what the user should know of it; else null.</summary>
    public abstract Task<(IBulkWriter Writer, string? Note)> CreateBulkWriterAsync(ServerConnection connection, CancellationToken cancellationToken);

    /// <summary>A writer of predictions.</summary>
    public abstract IPredictionWriter CreatePredictionWriter(ServerConnection connection, ServerPredictionTable table, IBulkWriter bulk);

    /// <summary>What types a table's columns have, by their names.</summary>
    public async Task<IReadOnlyDictionary<string, StoredType>> ReadTypesAsync(ServerConnection connection, TableName table, CancellationToken cancellationToken)
    {
        // MySQL's truth values are numbers.
        var types = await connection.ReadAllAsync(
            StoredTypes, [table.Schema, table.Name],
            row => (Name: row.GetString(0), Type: new StoredType(row.GetString(1), row.GetString(2), Convert.ToBoolean(row.GetValue(3), CultureInfo.InvariantCulture))),
            cancellationToken).ConfigureAwait(false);
        return types.ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
    }
}
