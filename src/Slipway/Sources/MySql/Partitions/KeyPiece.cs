namespace Slipway.Sources.MySql.Partitions;

/// <summary>Consecutive rows of an index.</summary>
/// <param name="First">The first row's key.</param>
/// <param name="Last">The last row's key.</param>
/// <param name="Rows">How many rows there are, as the server estimates it.</param>
internal sealed record KeyPiece(KeyValues First, KeyValues Last, long Rows);
