using Slipway.Columns;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.IntegrationTests.Servers.Queries;

/// <summary>Queries with parameters, for which there are no values. One subclass a product.</summary>
public abstract class ServerParameterTests(ServerFixture fixture)
{
    private protected async Task RequireRefusedAsync(string query, string forms)
    {
        var server = await fixture.GetAsync();
        await using var source = new ServerSource(ConnectionUrl.Parse(server.Url(await server.CreateDatabaseAsync())));

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => ReadAsync(source, query));

        Assert.Equal((ErrorKind.Usage, Recovery.None), (fault.Kind, fault.Recovery));
        Assert.Equal(
            $"The query has parameters ({forms}), for which there are no values. Expected one SELECT (or WITH ... SELECT, or VALUES) statement.", fault.Message);
    }

    private protected async Task RequireReadAsync(string query)
    {
        var server = await fixture.GetAsync();
        await using var source = new ServerSource(ConnectionUrl.Parse(server.Url(await server.CreateDatabaseAsync())));

        Assert.Equal(1, await ReadAsync(source, query));
    }

    private static async Task<int> ReadAsync(ServerSource source, string query)
    {
        await using var reader = await source.OpenAsync(new ReadRequest { Query = query, OrderBy = ["id"] }, CancellationToken.None);
        var rows = new ColumnBatch(reader.Schema, 10);
        await reader.ReadAsync(rows, CancellationToken.None);
        return rows.RowCount;
    }
}
