namespace Slipway.Images.Layers;

/// <summary>One path of a layer. Owner is always root, and the time the first of 1970: only path, rights and content count.</summary>
/// <param name="Path">From the image's root, with slashes, without one at its start: <c>usr/bin/env</c>.</param>
/// <param name="Mode">The rights.</param>
internal abstract record LayerEntry(string Path, UnixFileMode Mode)
{
    /// <summary>What everyone may read and the owner write.</summary>
    public const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The same for programs and folders.</summary>
    public const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
}
