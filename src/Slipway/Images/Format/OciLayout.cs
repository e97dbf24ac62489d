namespace Slipway.Images.Format;

/// <summary>What an archive's <c>oci-layout</c> holds.</summary>
internal sealed record OciLayout(string ImageLayoutVersion);
