using Slipway.Pipelines.Load;

namespace Slipway.IntegrationTests.Servers.Load;

public sealed class MariaDbLoadTests(MariaDbFixture fixture) : ServerLoadTests(fixture)
{
    private readonly MariaDbFixture _fixture = fixture;

    protected override string[] Types => ["BIGINT", "DOUBLE", "DECIMAL(37,17)", "BOOLEAN", "DATE", "DATETIME(6)", "VARCHAR(255)"];

    protected override string[] LongTypes => ["MEDIUMTEXT", "VARCHAR(255)"];

    protected override (int Columns, string Words) TooManyColumns => (1_018, "makes a table of 1018 columns; an InnoDB table of MySQL or MariaDB holds at most 1017");

    protected override (int Columns, string Words) TooLargeRow => (1_017, "makes rows of 1017 columns that are larger than an InnoDB table of MySQL or MariaDB holds: 8126 bytes a row");

    protected override (string Name, string Words) TooLongName => (new string('é', 65), "has 65 characters; MySQL or MariaDB takes 64");

    [Fact]
    public async Task Names_that_this_server_takes_for_one_or_not_at_all_are_told()
    {
        var sameButCase = await FaultAsync(Options("x,X\n1,2\n"));
        var emoji = await FaultAsync(Options("😀\n1\n"));
        var space = await FaultAsync(Options("x\n1\n") with { Table = "t " });

        Assert.Contains("'x' and 'X' of the file", sameButCase.Message, StringComparison.Ordinal);
        Assert.Contains("Basic Multilingual Plane", emoji.Message, StringComparison.Ordinal);
        Assert.Contains("ends in a space", space.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_load_data_is_not_allowed_rows_are_inserted_and_that_is_said()
    {
        await using var server = await _fixture.GetOwnAsync("--local-infile=0");
        var database = await server.CreateDatabaseAsync();
        var text = new string('x', 30_000);
        var options = Options($"a,b,c,d,e\n{string.Concat(Enumerable.Range(0, 1_001).Select(i => $"{i},{i}.25,0.{i}00000000000000000000001,{text},2024-01-01T00:00:00.5\n"))}");

        var result = await LoadAsync(options with { Database = Slipway.Sources.ConnectionUrl.Parse(server.Url(database)) });
        await LoadAsync(options with { Database = Slipway.Sources.ConnectionUrl.Parse(server.Url(database)), IfExists = IfTableExists.Append });

        Assert.Contains("local_infile", result.Note, StringComparison.Ordinal);
        Assert.Equal("2002|1001000|1001500.5|30000|2002", await server.QueryRowAsync(database, "SELECT count(*), sum(a), sum(b), min(length(d)), sum(c LIKE concat('0.', a, '00000000000000000000001%') AND e = '2024-01-01 00:00:00.5') FROM t"));
    }

    [Fact]
    public async Task A_table_that_takes_no_rows_back_is_not_appended_to()
    {
        await ExecuteAsync("CREATE TABLE t (x INTEGER) ENGINE = MyISAM");

        var fault = await AppendFaultAsync("x\n1\n");

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains("MyISAM", fault.Message, StringComparison.Ordinal);
        Assert.Contains("ENGINE = InnoDB", fault.Message, StringComparison.Ordinal);
    }
}
