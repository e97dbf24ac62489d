namespace Slipway.Images.Registries;

/// <summary>What a registry is asked for.</summary>
internal enum RegistryUse
{
    /// <summary>To read an image.</summary>
    Pull,

    /// <summary>To take one.</summary>
    Push,
}
