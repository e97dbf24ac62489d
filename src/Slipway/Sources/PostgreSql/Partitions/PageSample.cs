using System.Globalization;
using Slipway.Sources.Servers.Partitions;

namespace Slipway.Sources.PostgreSql.Partitions;

/// <summary>
/// Finds bounds by a sample: some rows of some pages, one page at a random place of each of many equal stretches of the table. So it is nearly
/// exact where rows lie in the order of their key, as new rows do, and as good as a random sample where they lie in any other.
/// </summary>
internal sealed class PageSample(KeyDivision division, IReadOnlyList<HeapTable> tables)
{
    // Two megabytes, which may as well be read.
    private const int LeastPages = 256;

    // A part is off by about one in the square root of these: by 4 % where the rows of a page belong together but the pages lie anyhow, by 2 %
    // where all rows do.
    private const int PagesPerPart = 512;
    private const int KeysPerPart = 4096;

    private const long MostPages = 65_536;
    private const long MostKeys = 1_048_576;
    private const int LeastKeysPerPart = 100;

    // Where the table was never analysed.
    private const int UsualRowsPerPage = 50;

    // What a page has at most: https://www.postgresql.org/docs/15/storage-page-layout.html
    private const int MostRowsPerPage = 291;

    // Multiples of the golden ratio spread evenly, and the same each time.
    private const double GoldenRatio = 0.6180339887498949;

    private readonly long _pages = tables.Sum(table => table.Pages);

    /// <summary>Bounds of a table; by its keys' order alone where it has no pages to look at, or too few.</summary>
    public static async Task<IReadOnlyList<KeyValues>?> FindBoundsAsync(KeyDivision division, CancellationToken cancellationToken)
    {
        var tables = division.Query.Table is { IsView: false } table
            ? await HeapTable.FindAsync(division.Connection, table, cancellationToken).ConfigureAwait(false)
            : [];
        var sample = new PageSample(division, tables);
        var keys = sample._pages > LeastPages && tables.All(table => table.IsReadable)
            ? await division.ReadAsync(division.Query.Over(sample.Select()), cancellationToken).ConfigureAwait(false)
            : null;
        return keys?.Count >= LeastKeysPerPart * division.Parts
            ? keys.Bounds(division.Parts)
            : await division.ReadWholeAsync(cancellationToken).ConfigureAwait(false);
    }

    private string Select()
    {
        var wanted = Math.Clamp(_pages / 4, LeastPages, Math.Min(MostPages, (long)PagesPerPart * division.Parts));
        var known = tables.Where(table => table.RowsPerPage > 0).ToArray();
        var rowsPerPage = known.Length == 0 ? UsualRowsPerPage : known.Sum(table => table.RowsPerPage * table.Pages) / Math.Max(1, known.Sum(table => table.Pages));
        var keysPerPage = (double)Math.Min(MostKeys, (long)KeysPerPart * division.Parts) / wanted;
        var step = Math.Max(1, (int)(rowsPerPage / Math.Max(1, keysPerPage)));
        return string.Join(" UNION ALL ", tables.Where(table => table.Pages > 0).Select(table => Select(table, Math.Max(1, wanted * table.Pages / _pages), step)));
    }

    // Each place of a row on a page is as likely as any other, so that pages with more rows count for more.
    private string Select(HeapTable table, long pages, int step)
    {
        var dialect = division.Connection.Dialect;
        var columns = string.Join(", ", division.Key.Columns.Select(column => column.Qualified(dialect)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT {columns} FROM ONLY {table.Name.Quoted(dialect)} AS q WHERE q.ctid = ANY (ARRAY(
              SELECT ('(' || s.page || ',' || line || ')')::tid
              FROM (SELECT i, floor((i + i * {GoldenRatio}::float8 - floor(i * {GoldenRatio}::float8)) * {table.Pages} / {pages})::bigint AS page FROM generate_series(0, {pages - 1}) AS i) AS s
              CROSS JOIN LATERAL generate_series(1 + s.i % {step}, {MostRowsPerPage}, {step}) AS line))
            """);
    }
}
