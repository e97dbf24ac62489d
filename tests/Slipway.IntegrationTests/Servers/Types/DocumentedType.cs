using Slipway.Columns;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Servers.Types;

/// <summary>A row of docs/database-types.md.</summary>
/// <param name="Type">As in CREATE TABLE.</param>
/// <param name="Becomes">A column type in the words of <see cref="Describe(ColumnInfo)"/>.</param>
/// <param name="Key">Whether rows can be told apart by it: <c>yes</c> or <c>no</c>.</param>
/// <param name="Remark">For people.</param>
/// <param name="Example">A value in SQL.</param>
/// <param name="Read">What it is read as.</param>
internal sealed record DocumentedType(string Type, string Becomes, string Key, string Remark, string Example, string Read)
{
    private const int Cells = 6;

    /// <summary>The rows between two markers.</summary>
    public static IReadOnlyList<DocumentedType> All(string section)
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "database-types.md"));
        var rows = page.SkipWhile(line => line != $"<!-- {section}: begin -->").TakeWhile(line => line != $"<!-- {section}: end -->").Skip(3);
        return [.. rows.Select(Parse)];
    }

    /// <summary>What a column became.</summary>
    public static string Describe(ColumnInfo column) => (column.Type, column.HasTimeZone) switch
    {
        (ColumnType.Timestamp, true) => "timestamp in UTC",
        (ColumnType.Decimal, _) => column.Scale is { } scale ? $"decimal, scale {scale}" : "decimal of any scale",
        (ColumnType.Unsupported, _) => "left out",
        (var type, _) => type.ToString().ToLowerInvariant(),
    };

    /// <summary>What a value is read as: text in quotes.</summary>
    public static string Describe(ColumnType type, string? value) => value is null ? "missing" : type == ColumnType.Text ? $"`'{value}'`" : $"`{value}`";

    public override string ToString() => $"| `{Type}` | {Becomes} | {Key} | {Remark} | `{Example}` | {Read} |";

    private static DocumentedType Parse(string line)
    {
        var cells = line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray();
        Assert.True(cells.Length == Cells, line);
        return new DocumentedType(cells[0][1..^1], cells[1], cells[2], cells[3], cells[4][1..^1], cells[5]);
    }
}
