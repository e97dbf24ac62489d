using System.Globalization;
using Slipway.Columns;
using Slipway.Models;

namespace Slipway.Training;

/// <summary>Turns the target column into labels, and guesses the task where it was not named.</summary>
internal static class LabelReader
{
    /// <summary>More classes than this are not a classification that anyone meant.</summary>
    public const int MostClasses = 1000;

    private const int MostListed = 10;

    // Of the values' range. Metrics, too, are of labels of 32 bits.
    private const double MostRounding = 0.0005;

    /// <summary>
    /// Text and booleans are classes; numbers are a regression, but whole numbers of only two values are two classes.
    /// </summary>
    /// <exception cref="SlipwayException">The target is missing, NULL somewhere, constant, or of a type that the task can't use.</exception>
    public static Labels Read(ColumnBatch rows, string target, TaskKind? task)
    {
        if (!rows.Schema.TryFind(target, out var index, out var info))
        {
            throw new SlipwayException(
                ErrorKind.Database,
                $"The target column '{target}' is not in the training query; it has {string.Join(", ", rows.Schema.Columns.Select(c => c.Name))}.");
        }

        // MySQL's booleans are small integers, and may hold others than 0 and 1.
        var column = rows.Columns[index] is Int64Column { Info.Type: ColumnType.Boolean } booleans && booleans.Values.ContainsAnyExcept(0, 1)
            ? booleans.AsIntegers()
            : rows.Columns[index];
        info = column.Info;
        RequireUsable(column);
        var isClass = info.Type is ColumnType.Text or ColumnType.Boolean;
        if (task is TaskKind.Regression)
        {
            return info.Type is not (ColumnType.Text or ColumnType.Date or ColumnType.Timestamp)
                ? new Labels(TaskKind.Regression, false, new TargetColumn(info.Name, info.Type), [], Numbers(column))
                : throw Unusable(info, "a regression predicts a number. Choose a numeric target, or task: binary or multiclass");
        }

        var classes = task is null && !isClass && column is DoubleColumn ? null : ClassLabels.TryRead(column, isClass || task is not null ? MostClasses : 2);
        if (classes is null)
        {
            return task is not null || isClass ? throw Unusable(info, $"it has more than {MostClasses} different values, too many for classes")
                : info.Type is ColumnType.Date or ColumnType.Timestamp ? throw Unusable(info, "it is a moment. Take a number of it in a query, such as days, or task: binary or multiclass if there are only a few")
                : new Labels(TaskKind.Regression, true, new TargetColumn(info.Name, info.Type), [], Numbers(column));
        }

        var found = classes.Names.Count == 2 ? TaskKind.Binary : TaskKind.Multiclass;
        if (task is TaskKind.Binary && found != TaskKind.Binary)
        {
            throw Unusable(info, $"a binary task has two classes, and it has {classes.Names.Count}: {string.Join(", ", classes.Names.Take(MostListed).Select(Excerpt.Of))}{(classes.Names.Count > MostListed ? ", …" : "")}. Use task: multiclass");
        }

        RequireTwoRowsEach(classes, info);
        return new Labels(found, task is null, new TargetColumn(info.Name, info.Type), classes.Names, classes.Indexes);
    }

    /// <summary>The values of a numeric column, none of them NULL.</summary>
    /// <exception cref="SlipwayException">One is not finite, or they differ by less than numbers of 32 bits can.</exception>
    public static float[] Numbers(Column column) => TryNumbers(column, out var fault) ?? throw Unusable(column.Info, fault);

    /// <summary>The same, or null with what is wrong.</summary>
    public static float[]? TryNumbers(Column column, out string fault)
    {
        fault = "";
        var numbers = new float[column.Count];
        var (rounding, roundest, least, most) = (0.0, 0, double.PositiveInfinity, double.NegativeInfinity);
        for (var row = 0; row < numbers.Length; row++)
        {
            var number = column is DoubleColumn reals ? reals.Values[row] : ((Int64Column)column).Values[row];
            numbers[row] = (float)number;
            var change = Math.Abs(number - numbers[row]);
            (rounding, roundest) = change > rounding ? (change, row) : (rounding, roundest);
            (least, most) = (Math.Min(least, number), Math.Max(most, number));
            if (!float.IsFinite(numbers[row]))
            {
                fault = string.Create(CultureInfo.InvariantCulture, $"it is {column.Format(row)} in row {row + 1}, which is not a finite number of 32 bits");
                return null;
            }
        }

        if (rounding <= MostRounding * (most - least) || most == least)
        {
            return numbers;
        }

        fault = string.Create(CultureInfo.InvariantCulture, $"it is learned in 32 bits, by which {column.Format(roundest)} in row {roundest + 1} would be {(double)numbers[roundest]:R}, where its values lie within {most - least:G3}. ")
            + "Subtract a constant or multiply by one in the query, so that values differ within their first 7 digits";
        return null;
    }

    private static void RequireUsable(Column column)
    {
        var info = column.Info;
        if (info.Type == ColumnType.Unsupported)
        {
            throw Unusable(info, $"it holds {(info.DeclaredType.Length == 0 ? "blobs" : $"values of the type {info.DeclaredType}")}, which can't be predicted");
        }

        if (column.Nulls.Count == column.Count)
        {
            throw Unusable(info, "it is NULL in every row");
        }

        if (column.Nulls.Count > 0)
        {
            throw Unusable(
                info,
                $"it is NULL in {column.Nulls.Count} of {column.Count} rows, first in row {column.Nulls.Rows().First() + 1}. " +
                $"Leave these rows out of the query (WHERE {info.Name} IS NOT NULL)");
        }

        var first = column.Format(0);
        if (Enumerable.Range(1, column.Count - 1).All(row => column.Format(row) == first))
        {
            throw Unusable(info, $"it is {Excerpt.Of(first!)} in every row, so there is nothing to learn");
        }
    }

    private static void RequireTwoRowsEach(ClassLabels classes, ColumnInfo info)
    {
        var rows = new int[classes.Names.Count];
        foreach (var index in classes.Indexes)
        {
            rows[(int)index]++;
        }

        if (Array.IndexOf(rows, 1) is >= 0 and var single)
        {
            throw Unusable(info, $"its class '{Excerpt.Of(classes.Names[single])}' has a single row; at least 2 are needed. Leave that row out, or join classes in the query");
        }
    }

    private static SlipwayException Unusable(ColumnInfo column, string why) =>
        new(ErrorKind.Data, $"Column '{column.Name}' can't be the target: {why}.");
}
