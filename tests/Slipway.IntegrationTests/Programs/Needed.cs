namespace Slipway.IntegrationTests.Programs;

/// <summary>What a test needs of the machine.</summary>
internal static class Needed
{
    /// <summary>Skips the calling test where something is missing; in CI that is a failure.</summary>
    public static void Require(bool isThere, string what)
    {
        Assert.SkipWhen(!isThere && Environment.GetEnvironmentVariable("CI") != "true", what);
        Assert.True(isThere, what);
    }
}
