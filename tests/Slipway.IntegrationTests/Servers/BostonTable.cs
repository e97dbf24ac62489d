using System.Globalization;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Servers;

/// <summary>The example's rows in a table of a server, once or again and again.</summary>
internal static class BostonTable
{
    public const string Name = "boston_housing";

    private const string Features = "crim, zn, indus, chas, nox, rm, age, dis, rad, tax, ptratio, b, lstat";
    private const string Digits = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";

    /// <summary>Creates <see cref="Name"/>: 506 rows, <c>id</c> counting from 1.</summary>
    public static async Task CreateAsync(DatabaseServer server, string database)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "examples", "boston", "boston.csv"));
        var columns = string.Join(", ", lines[0].Split(',').Select(name => $"{name} DOUBLE PRECISION"));
        var rows = lines.Skip(1).Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"({i + 1},{line})"));
        await server.ExecuteAsync(
            database, $"CREATE TABLE {Name} (id INTEGER PRIMARY KEY, {columns})", $"INSERT INTO {Name} VALUES {string.Join(',', rows)}");
    }

    /// <summary>Creates a table of the features alone, of as many rows as wanted, <paramref name="key"/> counting from 1.</summary>
    /// <param name="server">Where.</param>
    /// <param name="database">Where, with <see cref="Name"/> in it.</param>
    /// <param name="table">The new table's name.</param>
    /// <param name="rows">At most 506,000.</param>
    /// <param name="key">What identifies a row: columns' definitions, and their values for the number <c>n</c>.</param>
    public static Task CreateManyAsync(DatabaseServer server, string database, string table, int rows, (string Definition, string Values) key) => server.ExecuteAsync(
        database,
        $"CREATE TABLE {table} ({key.Definition}, {string.Join(", ", Features.Split(", ").Select(name => $"{name} DOUBLE PRECISION"))})",
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            INSERT INTO {table} SELECT {key.Values}, crim, zn, indus, chas, nox, rm + n % 97 / 100.0, age, dis, rad, tax, ptratio, b, lstat
            FROM (
              SELECT {Name}.id + 506 * (h.d * 100 + t.d * 10 + o.d) AS n, {Features} FROM {Name} CROSS JOIN {Digits} AS h CROSS JOIN {Digits} AS t CROSS JOIN {Digits} AS o
            ) AS many
            WHERE n <= {rows} ORDER BY n
            """));
}
