namespace Slipway.Sources.Servers;

/// <summary>What a connection is for.</summary>
internal enum ServerUse
{
    /// <summary>Reading only: the server is told to refuse everything else.</summary>
    Read,

    Write,
}
