using System.Globalization;
using Slipway.IntegrationTests.Servers;

namespace Slipway.IntegrationTests.Export;

/// <summary>SQL of servers, which have functions and session time zones too.</summary>
public abstract class ServerExportTests(ServerFixture fixture) : SqlExportTests
{
    private DatabaseServer _server = null!;
    private string _database = "";

    protected override string Url => _server.Url(_database);

    /// <summary>Leaves UTC.</summary>
    protected abstract string LeaveUtc { get; }

    public override async ValueTask InitializeAsync()
    {
        _server = await fixture.GetAsync();
        _database = await _server.CreateDatabaseAsync();
    }

    protected override Task ExecuteAsync(params string[] statements) => _server.ExecuteAsync(_database, statements);

    /// <summary>Of a session in UTC.</summary>
    protected Task<List<string>> QueryInUtcAsync(string sql) => _server.QueryAsync(_database, sql);

    protected override async Task<List<string>> QueryAsync(string sql)
    {
        await using var connection = await _server.OpenAsync(_database);
        await connection.ExecuteAsync(LeaveUtc, [], CancellationToken.None);
        return await connection.ReadAllAsync(
            sql, [], row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture))), CancellationToken.None);
    }
}
