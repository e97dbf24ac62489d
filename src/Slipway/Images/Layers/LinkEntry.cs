namespace Slipway.Images.Layers;

/// <summary>A symbolic link.</summary>
/// <param name="Path"><inheritdoc/></param>
/// <param name="Target">What it says, relative or from the image's root.</param>
internal sealed record LinkEntry(string Path, string Target) : LayerEntry(Path, (UnixFileMode)0b111_111_111);
