using Slipway.Columns;
using Slipway.Sinks.Servers;

namespace Slipway.Sinks.MySql;

/// <summary>
/// Writes predictions so that a row with the same key is replaced. Numbers go to the server as <see cref="WholeMultiples"/> where they can: in the
/// column of the run, which is the same for all rows and set afterwards.
/// </summary>
internal sealed class MySqlPredictionWriter(ServerPredictionTable table, IBulkWriter bulk) : IPredictionWriter
{
    private readonly WholeMultiples _multiples = new();

    public async Task<bool> TryWriteAsync(PredictionColumns rows, CommitPlace place, CancellationToken cancellationToken)
    {
        var keys = table.KeyCount;
        var runIds = ((Int64Column)rows.Values[keys]).Values;
        if (bulk is MySqlLoadDataWriter load && table.HasWideRunId && rows.Values.Count == keys + 2
            && rows.Values[keys + 1] is DoubleColumn predictions && _multiples.TryFill(predictions.Values))
        {
            string[] settings =
            [
                $"{PredictionLayout.Prediction} = {PredictionLayout.RunId} * {_multiples.Unit}",
                FormattableString.Invariant($"{PredictionLayout.RunId} = {runIds[0]}"),
            ];
            await load.WriteAsync(
                table.Quoted, [.. table.Names.Take(keys + 1)], [.. rows.Values.Take(keys), _multiples.Values], settings, replaces: true, cancellationToken).ConfigureAwait(false);
            return true;
        }

        await bulk.WriteAsync(table.Quoted, table.Names, rows.Values, replaces: true, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
