namespace Slipway.Images.Layers;

/// <summary>A folder.</summary>
internal sealed record FolderEntry(string Path, UnixFileMode Mode = LayerEntry.Executable) : LayerEntry(Path, Mode);
