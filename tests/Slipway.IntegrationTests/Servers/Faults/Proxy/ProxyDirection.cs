namespace Slipway.IntegrationTests.Servers.Faults.Proxy;

/// <summary>Which way bytes flow.</summary>
internal enum ProxyDirection
{
    ToServer,

    ToClient,
}
