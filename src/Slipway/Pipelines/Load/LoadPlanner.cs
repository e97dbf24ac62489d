using Slipway.Columns;
using Slipway.Sources.Csv;

namespace Slipway.Pipelines.Load;

/// <summary>Decides what becomes of a file's columns, before the first row is read for good.</summary>
internal static class LoadPlanner
{
    /// <param name="target">The database.</param>
    /// <param name="existing">The table of the name; null where there is none.</param>
    /// <param name="file">The file's columns.</param>
    /// <param name="options">What was asked for.</param>
    /// <exception cref="SlipwayException">The database can't hold such a table, or the one that is there does not fit or may not be changed.</exception>
    public static LoadPlan Plan(ILoadTarget target, ExistingTable? existing, FileSchema file, LoadOptions options)
    {
        RequireNames(target, file, options);
        var count = file.Columns.Count + (options.RowNumberColumn is null ? 0 : 1);
        if (count > target.Limits.MostColumns)
        {
            throw new SlipwayException(
                ErrorKind.Data,
                $"The file '{options.File}' makes a table of {count} columns; {target.Limits.Table} holds at most {target.Limits.MostColumns}. A CSV file can be trained on and predicted without a database.");
        }

        if (existing is { IsView: true })
        {
            throw new SlipwayException(
                ErrorKind.Database, $"'{options.Table}' is a view of {target.Name}; rows need a table. Choose another name.");
        }

        return options.IfExists switch
        {
            IfTableExists.Fail when existing is not null => throw IsThere(target, options),
            IfTableExists.Append when existing is not null => AppendPlanner.Plan(existing, file, options),
            _ => ForNewTable(target, file, options),
        };
    }

    /// <summary>That there is a table which may not be changed.</summary>
    public static SlipwayException IsThere(ILoadTarget target, LoadOptions options, Exception? cause = null) => new(
        ErrorKind.Usage, $"There is a table '{options.Table}' in {target.Name} already. Replace it with --replace, or add to its rows with --append.", cause);

    private static LoadPlan ForNewTable(ILoadTarget target, FileSchema file, LoadOptions options)
    {
        if (file.Rows == 0)
        {
            throw new SlipwayException(
                ErrorKind.Data, $"The file '{options.File}' has columns but no record, so that their types can't be told. Expected at least one record; --append to a table that is there takes none too.");
        }

        var made = target.ColumnsFor(file);
        var columns = made.Select((column, i) => new LoadedColumn(column.ReadAs.Name, column.SqlType, Note(file.Columns[i].Type, column, file.Notes[i]))).ToList();
        if (options.RowNumberColumn is { } rowNumber)
        {
            columns.Insert(0, new LoadedColumn(rowNumber, target.RowNumberType));
        }

        return new LoadPlan(IsAppend: false, new Schema([.. made.Select(column => column.ReadAs)]), [.. made.Select(column => column.Rule)], columns);
    }

    private static string? Note(ColumnType type, NewColumn column, string? note) => type switch
    {
        ColumnType.Decimal when column.IsText => $"is kept as text: it {note}",
        ColumnType.Text => note,
        _ => null,
    };

    private static void RequireNames(ILoadTarget target, FileSchema file, LoadOptions options)
    {
        var seen = new Dictionary<string, string>(target.Limits.Names);
        foreach (var column in file.Columns.Columns)
        {
            if (!seen.TryAdd(column.Name, column.Name))
            {
                throw new SlipwayException(
                    ErrorKind.Data,
                    $"The columns '{seen[column.Name]}' and '{column.Name}' of the file '{options.File}' differ only by case, which {target.Limits.Table} can't hold. Rename one.");
            }

            if (target.FaultOf(column.Name) is { } fault)
            {
                throw new SlipwayException(ErrorKind.Data, $"The name '{column.Name}' of a column of the file '{options.File}' {fault}. Rename it.");
            }
        }

        if (options.RowNumberColumn is not { } rowNumber)
        {
            return;
        }

        if (seen.Keys.FirstOrDefault(name => name.Equals(rowNumber, StringComparison.OrdinalIgnoreCase)) is { } there)
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"The file '{options.File}' has a column '{there}' already. Give --row-number another name, or leave it out.");
        }

        if (target.FaultOf(rowNumber) is { } unfit)
        {
            throw new SlipwayException(ErrorKind.Usage, $"The name '{rowNumber}' of the row number {unfit}. Give --row-number another.");
        }
    }
}
