namespace Slipway.IntegrationTests.Servers.Init;

public sealed class MariaDbInitTests(MariaDbFixture fixture) : ServerInitTests(fixture)
{
    protected override (string Column, string Type, string Reason)[] LeftOut =>
    [
        ("picture", "BLOB", "its type, BLOB, can't be a feature"),
        ("place", "POINT", "its type, GEOMETRY, can't be a feature"),
        ("code", "BINARY(4)", "its type, BLOB, can't be a feature"),
        ("document", "JSON", "all of its values are NULL"),
    ];
}
