using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Slipway.Columns;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.Servers;

/// <summary>
/// The table that predictions go to, and its view with the run's details. It is narrow on purpose: what is the same for all rows of a run is
/// stored once, in <see cref="ServerRunTable"/>.
/// </summary>
internal sealed class ServerPredictionTable(ServerConnection connection, string name, IReadOnlyList<ColumnInfo> columns, int keyCount)
{
    private const string DetailSuffix = "_detail";

    private readonly SinkDialect _dialect = SinkDialect.Of(connection.Address.Kind);
    private TableName? _table;

    /// <summary>The key's columns first.</summary>
    public IReadOnlyList<ColumnInfo> Columns => columns;

    public int KeyCount => keyCount;

    public IReadOnlyList<string> Names { get; } = [.. columns.Select(column => column.Name)];

    /// <summary>With schema, quoted; known once it is created.</summary>
    public string Quoted => _table?.Quoted(connection.Dialect) ?? connection.Dialect.Quote(name);

    /// <summary>The key's columns, quoted, with commas between them.</summary>
    public string QuotedKey => string.Join(", ", Names.Take(keyCount).Select(connection.Dialect.Quote));

    /// <summary>True where <see cref="CreateAsync"/> found no such table.</summary>
    public bool IsNew { get; private set; }

    /// <summary>False where somebody else made the table, with a narrower <c>run_id</c> than is made here.</summary>
    public bool HasWideRunId { get; private set; } = true;

    /// <summary>Creates the table and the view, or holds an existing table against what it must be.</summary>
    /// <exception cref="SlipwayException">The name is taken by something else, or the key's names clash with other columns.</exception>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        PredictionLayout.RequireDifferent(Names, $"table '{name}'");
        _table = await connection.Dialect.FindTableAsync(connection, name, cancellationToken).ConfigureAwait(false);
        if (_table is null)
        {
            var place = await TablePlace.FindAsync(connection, name, cancellationToken).ConfigureAwait(false);
            await connection.ExecuteAsync(CreateStatement(place), [], cancellationToken).ConfigureAwait(false);
            _table = await connection.Dialect.FindTableAsync(connection, name, cancellationToken).ConfigureAwait(false);
            IsNew = true;
        }
        else
        {
            await RequireColumnsAsync(_table, cancellationToken).ConfigureAwait(false);
        }

        await CreateViewAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a row with a key is there, of a certain run or (null) of any.</summary>
    public async Task<bool> HasAsync(KeyValues key, long? runId, CancellationToken cancellationToken)
    {
        var isSame = Names.Take(keyCount).Select((column, i) => $"{connection.Dialect.Quote(column)} = @p{i + 1}")
            .Concat(runId is null ? [] : [$"{PredictionLayout.RunId} = @p{keyCount + 1}"]);
        object?[] values = [.. key.Values.Select((value, i) => connection.Dialect.ToParameter(columns[i], value)), .. runId is { } run ? [run] : Array.Empty<object?>()];
        return await connection.ScalarAsync($"SELECT 1 FROM {Quoted} WHERE {string.Join(" AND ", isSame)}", values, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Takes the table and the view back.</summary>
    public async Task DropAsync(CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync($"DROP VIEW IF EXISTS {Detail(_table!).Quoted(connection.Dialect)}", [], cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync($"DROP TABLE {Quoted}", [], cancellationToken).ConfigureAwait(false);
    }

    private async Task RequireColumnsAsync(TableName table, CancellationToken cancellationToken)
    {
        if (table.IsView)
        {
            throw new SlipwayException(
                ErrorKind.Database, $"'{name}' is a view of {connection.Address.Describe()}; predictions need a table. Choose another name.");
        }

        var existing = await connection.GuardAsync(ReadNamesAsync, cancellationToken).ConfigureAwait(false);
        if (!existing.SequenceEqual(Names, StringComparer.OrdinalIgnoreCase))
        {
            throw PredictionLayout.OtherColumns(name, existing, Names);
        }

        var keys = await connection.Dialect.ReadUniqueKeysAsync(connection, table, cancellationToken).ConfigureAwait(false);
        if (keys.Count == 0 || !keys[0].Columns.SequenceEqual(Names.Take(keyCount), StringComparer.OrdinalIgnoreCase))
        {
            throw new SlipwayException(
                ErrorKind.Database,
                $"Table '{name}' has another primary key than {string.Join(", ", Names.Take(keyCount))}, by which predictions are replaced. Choose another table, or drop this one.");
        }

        if (await _dialect.FindRiskAsync(connection, table, [.. Names.Take(keyCount)], cancellationToken).ConfigureAwait(false) is { } risk)
        {
            throw new SlipwayException(ErrorKind.Database, $"Table '{name}' {risk}; predictions could be lost. Choose another table, or drop this one.");
        }

        var types = await _dialect.ReadTypesAsync(connection, table, cancellationToken).ConfigureAwait(false);
        foreach (var (i, column) in columns.Index())
        {
            var needed = _dialect.TypeOf(connection, column, isKey: i < keyCount);
            if (types[existing[i]] is var type && !type.Holds(needed, isKey: i < keyCount))
            {
                throw new SlipwayException(
                    ErrorKind.Database,
                    $"Column '{existing[i]}' of table '{name}' is {type.Whole}; predictions of this {(i < keyCount ? "key" : "model")} need {needed}, in which different values stay different. Choose another table, or drop this one.");
            }
        }

        HasWideRunId = types[existing[keyCount]].HoldsInt64;

        async Task<List<string>> ReadNamesAsync()
        {
            await using var command = connection.Command($"SELECT * FROM {table.Quoted(connection.Dialect)} LIMIT 0");
            await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        }
    }

    private async Task CreateViewAsync(CancellationToken cancellationToken)
    {
        var view = Detail(_table!);
        if (await connection.Dialect.FindTableAsync(connection, $"{view.Schema}.{view.Name}", cancellationToken).ConfigureAwait(false) is not null)
        {
            return;
        }

        await connection.ExecuteAsync(
            _dialect.CreateView(
                view.Quoted(connection.Dialect),
                $"""
                SELECT p.*, r.started AS predicted_at, r.model, r.model_digest, r.state AS run_state
                FROM {Quoted} AS p JOIN {ServerRunTable.Name} AS r ON r.{PredictionLayout.RunId} = p.{PredictionLayout.RunId}
                """),
            [], cancellationToken).ConfigureAwait(false);
    }

    private string CreateStatement(TableName place)
    {
        var definitions = columns
            .Select((column, i) => $"{connection.Dialect.Quote(column.Name)} {_dialect.TypeOf(connection, column, i < keyCount)} NOT NULL")
            .Append($"PRIMARY KEY ({QuotedKey})");
        return $"CREATE TABLE IF NOT EXISTS {place.Quoted(connection.Dialect)} ({string.Join(", ", definitions)}){_dialect.PredictionTableOptions}";
    }

    // Where a table's name leaves no room for the suffix, it is cut, and another table's may be alike up to there.
    private TableName Detail(TableName table)
    {
        var name = connection.Dialect.WithSuffix(table.Name, DetailSuffix);
        return table with
        {
            Name = name == table.Name + DetailSuffix
                ? name
                : connection.Dialect.WithSuffix(table.Name, $"_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(table.Name)))[..8]}{DetailSuffix}"),
        };
    }
}
