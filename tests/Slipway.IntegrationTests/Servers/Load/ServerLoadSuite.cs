using Slipway.Pipelines.Load;
using Slipway.Sources;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Servers.Load;

/// <summary>What all tests of loading into a server's tables share: a database of their own, files, and a table called <c>t</c>.</summary>
public abstract class ServerLoadSuite(ServerFixture fixture) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    protected DatabaseServer Server { get; private set; } = null!;

    protected string Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await fixture.GetAsync();
        Database = await Server.CreateDatabaseAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    internal bool IsMySql => Server.Kind == DatabaseKind.MySql;

    /// <summary>What tables there are, with commas between them.</summary>
    protected async Task<string> TablesAsync()
    {
        await using var connection = await Server.OpenAsync(Database);
        return string.Join(',', await connection.Dialect.ReadTablesAsync(connection, CancellationToken.None));
    }

    /// <summary>A name as an identifier.</summary>
    protected string Quote(string name) => Slipway.Sources.Servers.ServerDialect.Of(Server.Kind).Quote(name);

    /// <summary>A value as the server itself writes it.</summary>
    protected string AsText(string column) => IsMySql ? $"CAST({Quote(column)} AS CHAR)" : $"{Quote(column)}::text";

    protected string Write(string name, string content) => _folder.Write(name, content);

    protected Task ExecuteAsync(params string[] statements) => Server.ExecuteAsync(Database, statements);

    protected Task<List<string>> QueryAsync(string sql) => Server.QueryAsync(Database, sql);

    protected Task<string> QueryRowAsync(string sql) => Server.QueryRowAsync(Database, sql);

    internal LoadOptions Options(string content) => new()
    {
        File = Write("file.csv", content),
        Database = ConnectionUrl.Parse(Server.Url(Database)),
        Table = "t",
    };

    internal static Task<LoadResult> LoadAsync(LoadOptions options, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        LoadPipeline.RunAsync(options, progress, cancellationToken);

    internal Task<LoadResult> LoadAsync(string content) => LoadAsync(Options(content));

    internal Task<LoadResult> AppendAsync(string content) => LoadAsync(Options(content) with { IfExists = IfTableExists.Append });

    internal static async Task<SlipwayException> FaultAsync(LoadOptions options) => await Assert.ThrowsAsync<SlipwayException>(() => LoadAsync(options));

    internal Task<SlipwayException> AppendFaultAsync(string content) => FaultAsync(Options(content) with { IfExists = IfTableExists.Append });

    /// <summary>Does something once the first rows are written.</summary>
    internal sealed class AtFirstRows(Action act) : IProgress<LoadProgress>
    {
        private bool _done;

        public void Report(LoadProgress value)
        {
            if (value.Rows > 0 && !_done)
            {
                _done = true;
                act();
            }
        }
    }
}
