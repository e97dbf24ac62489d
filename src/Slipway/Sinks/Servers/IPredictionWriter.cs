namespace Slipway.Sinks.Servers;

/// <summary>Writes predictions to their table; a row with the same key is replaced.</summary>
internal interface IPredictionWriter
{
    /// <summary>Writes all rows within the transaction under way.</summary>
    Task WriteAsync(PredictionColumns rows, CancellationToken cancellationToken);
}
