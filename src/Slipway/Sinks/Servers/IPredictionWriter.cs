namespace Slipway.Sinks.Servers;

/// <summary>Writes predictions to their table; a row with the same key is replaced.</summary>
internal interface IPredictionWriter
{
    /// <summary>Writes all rows within the transaction under way.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="place">Their chunk's, for a server that is to have the rows of chunks in their order.</param>
    /// <param name="cancellationToken">Ends the writing; the transaction is to be rolled back then.</param>
    /// <returns>False where the chunk before keeps it waiting, so that locks are to be given back; nothing is written then.</returns>
    Task<bool> TryWriteAsync(PredictionColumns rows, CommitPlace place, CancellationToken cancellationToken);
}
