using Slipway.Sinks.Runs;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.Servers;

/// <summary>The table <c>slipway_partitions</c> on a server: the bounds of each set of partitions, once for all processes.</summary>
internal sealed class ServerPartitionTable(ServerConnection connection)
{
    public const string Name = "slipway_partitions";

    private readonly SinkDialect _dialect = SinkDialect.Of(connection.Address.Kind);
    private readonly string _partition = connection.Dialect.Quote("partition");

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (await connection.Dialect.FindTableAsync(connection, Name, cancellationToken).ConfigureAwait(false) is not null)
        {
            return;
        }

        await connection.InTransactionAsync(
            async () =>
            {
                if (_dialect.LockCreation is { } lockCreation)
                {
                    await connection.ExecuteAsync(lockCreation, [], cancellationToken).ConfigureAwait(false);
                }

                return await connection.ExecuteAsync(CreateStatement, [], cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The ranges of all partitions of a set, in their order; null where nobody has stored them yet.</summary>
    /// <exception cref="SlipwayException">Some of them are missing.</exception>
    public async Task<IReadOnlyList<PartitionRange>?> FindAsync(PartitionSet set, CancellationToken cancellationToken)
    {
        var ranges = await connection.ReadAllAsync(
            $"SELECT after_key, up_to_key FROM {Name} WHERE bounds = @p1 ORDER BY number", [set.Hash()],
            row => new PartitionRange(Key(row.IsDBNull(0) ? null : row.GetString(0)), Key(row.IsDBNull(1) ? null : row.GetString(1))), cancellationToken).ConfigureAwait(false);
        return ranges.Count == 0 ? null
            : ranges.Count == set.Count ? ranges
            : throw new SlipwayException(
                ErrorKind.Database,
                $"{Name} of {connection.Address.Describe()} has {ranges.Count} of {set.Count} partitions with bounds = '{set.Hash()}'. Delete these rows, so that the bounds are found anew.");
    }

    /// <summary>Stores the ranges of all partitions of a set, or none of them.</summary>
    /// <exception cref="SlipwayException">Another process has stored them.</exception>
    public Task InsertAsync(PartitionSet set, IReadOnlyList<PartitionRange> ranges, CancellationToken cancellationToken) => connection.InTransactionAsync(
        async () =>
        {
            for (var i = 0; i < ranges.Count; i++)
            {
                await connection.ExecuteAsync(
                    $"INSERT INTO {Name} (bounds, number, {_partition}, round, source, key_columns, after_key, up_to_key, created) VALUES (@p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, {_dialect.Now})",
                    [
                        set.Hash(), i + 1, FormattableString.Invariant($"{i + 1}/{set.Count}"), set.Round, set.From.Table ?? set.From.Query,
                        string.Join(", ", set.Key.Select(column => column.Name)), ranges[i].After?.ToString(), ranges[i].UpTo?.ToString(),
                    ],
                    cancellationToken).ConfigureAwait(false);
            }

            return true;
        },
        cancellationToken);

    private string CreateStatement =>
        $"""
        CREATE TABLE IF NOT EXISTS {Name} (
          bounds CHAR(64) NOT NULL, number INTEGER NOT NULL, {_partition} VARCHAR(32) NOT NULL, round VARCHAR(128) NOT NULL,
          source {_dialect.LongTextType} NOT NULL, key_columns {_dialect.LongTextType} NOT NULL, after_key {_dialect.LongTextType}, up_to_key {_dialect.LongTextType},
          created {_dialect.TimeType} NOT NULL, PRIMARY KEY (bounds, number)){_dialect.TableOptions}
        """;

    private static KeyValues? Key(string? json) => json is null ? null : KeyValues.Parse(json);
}
