using Slipway.Columns;
using Slipway.Sources;

namespace Slipway.Tests.Sources;

/// <summary>Reads a source to its end, in batches small enough to have several.</summary>
internal static class SourceRows
{
    public static async Task<(Schema Schema, string?[][] Values)> ReadAll(ISource source, ReadRequest request, int batchSize = 2)
    {
        await using var reader = await source.OpenAsync(request, CancellationToken.None);
        var batch = new ColumnBatch(reader.Schema, batchSize);
        var rows = new List<string?[]>();
        while (await reader.ReadAsync(batch, CancellationToken.None))
        {
            Assert.Equal(rows.Count + 1, batch.FirstRowNumber);
            for (var row = 0; row < batch.RowCount; row++)
            {
                rows.Add([.. batch.Columns.Select(column => column.Format(row))]);
            }
        }

        Assert.False(await reader.ReadAsync(batch, CancellationToken.None));
        return (reader.Schema, [.. rows]);
    }
}
