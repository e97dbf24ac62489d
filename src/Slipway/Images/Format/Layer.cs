namespace Slipway.Images.Format;

/// <summary>A layer of files.</summary>
/// <param name="Blob">The gzipped tar.</param>
/// <param name="DiffId">The digest of the tar itself.</param>
/// <param name="CreatedBy">What the image's history says of it.</param>
internal sealed record Layer(Blob Blob, string DiffId, string CreatedBy);
