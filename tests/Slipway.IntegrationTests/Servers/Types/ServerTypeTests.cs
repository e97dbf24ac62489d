using Slipway.Columns;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.IntegrationTests.Servers.Types;

/// <summary>Holds docs/database-types.md to a real server. One subclass a product.</summary>
public abstract class ServerTypeTests(ServerFixture fixture)
{
    private protected const string Table = "typed";

    /// <summary>Between which markers of the page the product is.</summary>
    protected abstract string Section { get; }

    /// <summary>Statements that make the types of the page that the product does not have by itself.</summary>
    protected abstract string[] Preparation { get; }

    /// <summary>Statements before a row is inserted, in the same session.</summary>
    protected abstract string[] Session { get; }

    [Fact]
    public async Task Every_documented_type_is_read_as_the_page_says()
    {
        var server = await fixture.GetAsync();
        var database = await server.CreateDatabaseAsync();
        var documented = DocumentedType.All(Section);
        await server.ExecuteAsync(database, Preparation);

        var found = new List<DocumentedType>();
        foreach (var type in documented)
        {
            await server.ExecuteAsync(
                database,
                [.. Session, $"DROP TABLE IF EXISTS {Table}", $"CREATE TABLE {Table} (n INTEGER, v {type.Type} NULL)", $"INSERT INTO {Table} VALUES (2, NULL)", $"INSERT INTO {Table} VALUES (1, {type.Example})"]);
            found.Add(await ReadAsync(ConnectionUrl.Parse(server.Url(database)), type));
        }

        Assert.Equal(string.Join('\n', documented), string.Join('\n', found));
    }

    private static async Task<DocumentedType> ReadAsync(ConnectionUrl database, DocumentedType type)
    {
        var request = new ReadRequest { Table = Table, OrderBy = ["n"] };
        var (column, values) = await ReadAsync(database, request);
        var (_, afterKey) = await ReadAsync(database, request with { After = new KeyValues([0L]) });
        Assert.True(values is [_, null], $"NULL of {type.Type} is read as {values[^1]}");
        Assert.Equal(values, afterKey);
        return type with
        {
            Becomes = DocumentedType.Describe(column),
            Key = await ReadAsKeyAsync(database),
            Read = DocumentedType.Describe(column.Type, values[0]),
        };
    }

    private static async Task<string> ReadAsKeyAsync(ConnectionUrl database)
    {
        try
        {
            var (column, _) = await ReadAsync(database, new ReadRequest { Query = $"SELECT n, v FROM {Table} WHERE n = 1", OrderBy = ["v"] });
            return column.Type == ColumnType.Unsupported ? "no" : "yes";
        }
        catch (SlipwayException fault) when (fault.Kind == ErrorKind.Data)
        {
            return "not this value";
        }
    }

    /// <summary>The second column of the first rows.</summary>
    private protected static async Task<(ColumnInfo Column, List<string?> Values)> ReadAsync(ConnectionUrl database, ReadRequest request)
    {
        await using var source = new ServerSource(database);
        await using var reader = await source.OpenAsync(request, CancellationToken.None);
        var batch = new ColumnBatch(reader.Schema, 10);
        if (reader.Schema[1].Type == ColumnType.Unsupported && request.OrderBy.Contains("v"))
        {
            return (reader.Schema[1], []);
        }

        await reader.ReadAsync(batch, CancellationToken.None);
        return (reader.Schema[1], [.. Enumerable.Range(0, batch.RowCount).Select(row => batch.Columns[1].Format(row))]);
    }
}
