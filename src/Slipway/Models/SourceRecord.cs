namespace Slipway.Models;

/// <summary>Where the training rows came from.</summary>
/// <param name="Provider">The kind of source: <c>sqlite</c>, <c>csv</c>.</param>
/// <param name="Query">The query or table; for a file its name without the folder.</param>
/// <param name="Rows">How many rows it gave.</param>
/// <param name="DataDigest">SHA-256, as <c>sha256:hex</c>, over column names, types and values of the rows in training order.</param>
internal sealed record SourceRecord(string Provider, string Query, long Rows, string DataDigest);
