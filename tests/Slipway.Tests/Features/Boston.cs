using System.Globalization;
using Slipway.Columns;

namespace Slipway.Tests.Features;

/// <summary>The Boston example's files as batches of 13 columns of numbers, without the target.</summary>
internal static class Boston
{
    public const int TrainRows = 455;

    public static readonly string[] Names =
        ["crim", "zn", "indus", "chas", "nox", "rm", "age", "dis", "rad", "tax", "ptratio", "b", "lstat"];

    private static readonly string Folder = Path.Combine(Repository.Root, "examples", "boston");

    public static double[][] Rows() => ReadCsv("boston.csv", firstColumn: 0);

    public static double[][] ScrambledRows() => ReadCsv("boston_scrambled.csv", firstColumn: 1);

    /// <summary>
    /// 51 records as the published recipe made them: the file's lines are shuffled before each two are joined to a record;
    /// what a short line lacks is 0, and of the second line two values are taken.
    /// </summary>
    public static double[][] Scramble(int seed)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "boston.statlib.txt"))[22..]
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(values => values.Length > 0)
            .ToArray();
        new Random(seed).Shuffle(lines);
        return [.. lines[^102..].Chunk(2).Select(pair =>
            Enumerable.Range(0, 11).Select(i => Value(pair[0], i)).Concat([Value(pair[1], 0), Value(pair[1], 1)]).ToArray())];

        static double Value(string[] line, int index) => index < line.Length ? Parse(line[index]) : 0;
    }

    public static ColumnBatch Batch(IEnumerable<double[]> rows, string[]? names = null)
    {
        double[][] all = [.. rows];
        var batch = new ColumnBatch(new Schema([.. (names ?? Names).Select(name => new ColumnInfo(name, ColumnType.Number))]), all.Length);
        foreach (var row in all)
        {
            for (var i = 0; i < row.Length; i++)
            {
                ((DoubleColumn)batch.Columns[i]).Append(row[i]);
            }
        }

        return batch;
    }

    private static double[][] ReadCsv(string file, int firstColumn) =>
        [.. File.ReadLines(Path.Combine(Folder, file)).Skip(1)
            .Select(line => line.Split(',').Skip(firstColumn).Take(Names.Length).Select(Parse).ToArray())];

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
