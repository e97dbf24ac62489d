using Slipway.Columns;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.IntegrationTests.Servers;

/// <summary>Reads rows in the order of keys of every type, and goes on after each of them. One subclass a product.</summary>
public abstract class KeyOrderTests(ServerFixture fixture) : IAsyncLifetime
{
    private DatabaseServer _server = null!;
    private string _database = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await fixture.GetAsync();
        _database = await _server.CreateDatabaseAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected Task ExecuteAsync(params string[] statements) => _server.ExecuteAsync(_database, statements);

    /// <summary>In which order values come is the server's affair, but none may be passed over or come twice.</summary>
    private protected async Task RequireOrderAsync(string type, string values, string primaryKey)
    {
        await _server.ExecuteAsync(
            _database,
            $"CREATE TABLE keyed (k {type} NOT NULL, id INTEGER NOT NULL{primaryKey})",
            $"INSERT INTO keyed VALUES {string.Join(',', values.Split(' ').SelectMany(value => new[] { $"({value}, 1)", $"({value}, 2)" }))}");
        await using var source = new ServerSource(ConnectionUrl.Parse(_server.Url(_database)));
        var all = await ReadAsync(source, new ReadRequest());

        Assert.Equal(2 * values.Split(' ').Length, all.Count);
        for (var i = 0; i < all.Count; i++)
        {
            Assert.Equal(all.Skip(i + 1), await ReadAsync(source, new ReadRequest { After = KeyValues.Parse(all[i]) }));
            Assert.Equal(all.Take(i + 1), await ReadAsync(source, new ReadRequest { UpTo = KeyValues.Parse(all[i]) }));
        }
    }

    private protected async Task RequireNoKeyAsync(string type)
    {
        await _server.ExecuteAsync(_database, $"CREATE TABLE keyed (k {type})");
        await using var source = new ServerSource(ConnectionUrl.Parse(_server.Url(_database)));
        await using var reader = await source.OpenAsync(new ReadRequest { Table = "keyed", OrderBy = ["k"] }, CancellationToken.None);

        Assert.Equal(ColumnType.Unsupported, reader.Schema.Columns[0].Type);
    }

    private static async Task<List<string>> ReadAsync(ServerSource source, ReadRequest request)
    {
        await using var reader = await source.OpenAsync(request with { Table = "keyed", OrderBy = ["k", "id"] }, CancellationToken.None);
        var batch = new ColumnBatch(reader.Schema, 100);
        await reader.ReadAsync(batch, CancellationToken.None);
        return [.. Enumerable.Range(0, batch.RowCount).Select(row => KeyValues.Of(batch, [0, 1], row)!.ToString())];
    }
}
