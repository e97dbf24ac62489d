namespace Slipway.IntegrationTests.Servers.Init;

public sealed class PostgreSqlInitTests(PostgreSqlFixture fixture) : ServerInitTests(fixture)
{
    protected override (string Column, string Type, string Reason)[] LeftOut =>
    [
        ("picture", "BYTEA", "its type, bytea, can't be a feature"),
        ("tags", "INTEGER[]", "its type, integer[], can't be a feature"),
        ("document", "JSONB", "its type, jsonb, can't be a feature"),
    ];
}
