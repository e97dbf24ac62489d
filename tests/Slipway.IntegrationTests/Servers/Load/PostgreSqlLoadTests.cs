using System.Globalization;
using System.Text;
using Slipway.Pipelines.Load;

namespace Slipway.IntegrationTests.Servers.Load;

public sealed class PostgreSqlLoadTests(PostgreSqlFixture fixture) : ServerLoadTests(fixture)
{
    private const int Seed = 20270111;

    protected override string[] Types => ["BIGINT", "DOUBLE PRECISION", "NUMERIC", "BOOLEAN", "DATE", "TIMESTAMP", "TEXT"];

    protected override string[] LongTypes => ["TEXT", "NUMERIC"];

    protected override (int Columns, string Words) TooManyColumns => (1_601, "makes a table of 1601 columns; a PostgreSQL table holds at most 1600");

    protected override (int Columns, string Words) TooLargeRow => (1_600, "makes rows of 1600 columns that are larger than a PostgreSQL table holds: 8160 bytes a row");

    protected override (string Name, string Words) TooLongName => (new string('é', 32), "has 64 bytes; PostgreSQL takes 63");

    [Fact]
    public async Task Names_that_differ_by_case_are_two()
    {
        await LoadAsync("x\n0\n");
        var options = Options("x,X\n1,2\n") with { Table = "T" };

        await LoadAsync(options);
        await LoadAsync(options with { IfExists = IfTableExists.Append });

        Assert.Equal(["1|2", "1|2"], await QueryAsync("SELECT x, \"X\" FROM \"T\""));
        Assert.Equal("0", await QueryRowAsync("SELECT x FROM t"));
    }

    [Fact]
    public async Task Text_with_a_nul_is_told_with_its_line()
    {
        var fault = await FaultAsync(Options("x\na\nb\0c\n"));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("line 3: column 'x': expected text without the character NUL", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_before_a_point_is_where_the_table_goes()
    {
        await ExecuteAsync("CREATE SCHEMA \"my schema\"");

        await LoadAsync(Options("x\n1\n") with { Table = "my schema.t", RowNumberColumn = "id" });
        await LoadAsync(Options("x\n2\n") with { Table = "my schema.t", RowNumberColumn = "id", IfExists = IfTableExists.Replace });

        Assert.Equal("1|2", await QueryRowAsync("SELECT id, x FROM \"my schema\".t"));
    }

    [Fact]
    public async Task Decimals_of_any_length_are_the_ones_that_the_server_itself_would_read()
    {
        var random = new Random(Seed);
        var numbers = Enumerable.Range(0, 2_000).Select(_ => Decimal(random)).Append("0e5").Append("-0.000").Append("0.1234567890123456789").ToArray();

        var result = await LoadAsync($"n,x\n{string.Concat(numbers.Select((number, i) => string.Create(CultureInfo.InvariantCulture, $"{i},{number}\n")))}");

        var values = string.Join(',', numbers.Select((number, i) => string.Create(CultureInfo.InvariantCulture, $"({i},'{number}'::numeric)")));
        var wrong = await QueryRowAsync($"SELECT string_agg(v.x::text || ' is ' || t.x::text, ', ') FROM t JOIN (VALUES {values}) AS v(n, x) USING (n) WHERE v.x::text <> t.x::text");
        Assert.Equal("NUMERIC", result.Columns[1].SqlType);
        Assert.True(wrong.Length == 0, $"seed {Seed}: {wrong}");
    }

    private static string Decimal(Random random)
    {
        var text = new StringBuilder(random.Next(2) == 0 ? "-" : "");
        text.Append(Digits(random, random.Next(1, 40)).TrimStart('0').PadLeft(1, '0'));

        // Without point or exponent, a number of so many digits is taken for a code.
        text.Append(CultureInfo.InvariantCulture, $".{Digits(random, random.Next(0, 40))}");
        return text.Append(random.Next(3) == 0 ? string.Create(CultureInfo.InvariantCulture, $"e{random.Next(-30, 30)}") : "").ToString();
    }

    private static string Digits(Random random, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + (random.Next(3) == 0 ? 0 : random.Next(10)))));
}
