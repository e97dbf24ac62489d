namespace Slipway.Pipelines.Load;

/// <summary>How far loading has come. The file is read twice, first for the types, and its bytes are counted twice.</summary>
/// <param name="BytesRead">Bytes read so far, both times together.</param>
/// <param name="TotalBytes">Twice the file's size.</param>
/// <param name="Rows">Rows written so far.</param>
internal readonly record struct LoadProgress(long BytesRead, long TotalBytes, long Rows);
