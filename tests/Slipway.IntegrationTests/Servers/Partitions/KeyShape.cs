using System.Globalization;

namespace Slipway.IntegrationTests.Servers.Partitions;

/// <summary>A kind of key and how its values lie.</summary>
/// <param name="Types">The types of its columns.</param>
/// <param name="Values">The values of a row by its number from 0, as SQL; no two rows have the same.</param>
/// <param name="IsShuffled">Whether rows are inserted in another order than that of their number.</param>
internal sealed record KeyShape(string[] Types, Func<long, string> Values, bool IsShuffled = false)
{
    public static IReadOnlyDictionary<string, KeyShape> All { get; } = new Dictionary<string, KeyShape>
    {
        ["integers in a row"] = new(["INTEGER"], row => Text(row + 1)),
        ["integers in clusters with gaps"] = new(["BIGINT"], row => Text(Clustered(row)), IsShuffled: true),
        ["two integers, many pairs to the first"] = new(["INTEGER", "INTEGER"], row => $"{row % 5}, {row}"),
        ["two integers, half of all in one first"] = new(["INTEGER", "INTEGER"], row => $"{(row % 2 == 0 ? 7 : row % 4 == 1 ? 900_000 : row % 1000 - 500)}, {row * row % 1_000_003 * 1000 + row % 1000}", IsShuffled: true),
        ["texts with numbers"] = new(["VARCHAR(60)"], row => string.Create(CultureInfo.InvariantCulture, $"'CUST-{row:000000}'")),
        ["texts of all lengths, cases and heads"] = new(["VARCHAR(60)"], row => $"'{Word(row)}'", IsShuffled: true),
        ["texts in two columns"] = new(["VARCHAR(60)", "VARCHAR(60)"], row => $"'{(row % 3 == 0 ? "north" : "south-west")}', '{Word(row)}'"),
        ["random uuids"] = new(["UUID"], row => $"'{Uuid(row)}'", IsShuffled: true),
        ["uuids in the order of time"] = new(["UUID"], row => $"'018f{row / 50_000 * 7777:x4}-{row % 50_000:x4}-7000-8000-{Hash(row) & 0xffff_ffff_ffff:x12}'"),
        ["doubles over many magnitudes"] = new(["DOUBLE PRECISION"], row => Math.Exp(row / 10_000.0 - 7).ToString("R", CultureInfo.InvariantCulture), IsShuffled: true),
        ["moments"] = new(["TIMESTAMP(6)"], row => $"'{new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(row * row * 170_000):yyyy-MM-dd HH:mm:ss.ffffff}'"),
    };

    private static long Clustered(long row) => row switch
    {
        < 100_000 => row,
        < 160_000 => 1_000_000_000 + (row - 100_000) * (row - 100_000),
        _ => (1L << 50) + row * 3,
    };

    private static string Word(long row)
    {
        string[] heads = ["a", "A-", "Straße ", "user/", "user/x/y/", "Zeta", "ångström ", "_"];
        var head = heads[Math.Min(row % 16, heads.Length - 1)];
        return $"{head}{Hash(row).ToString(row % 2 == 0 ? "x" : "D", CultureInfo.InvariantCulture)}";
    }

    private static Guid Uuid(long row)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Hash(row));
        BitConverter.TryWriteBytes(bytes[8..], Hash(row + (1L << 40)));

        // Of version 4, as the random ones are: MariaDB takes no others.
        bytes[7] = (byte)(bytes[7] & 0x0f | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3f | 0x80);
        return new Guid(bytes);
    }

    // SplitMix64's mixing is one to one: different rows, different values.
    private static ulong Hash(long row)
    {
        var mixed = (ulong)row + 0x9e3779b97f4a7c15;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
