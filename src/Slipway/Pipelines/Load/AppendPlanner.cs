using Slipway.Columns;
using Slipway.Sources.Csv;

namespace Slipway.Pipelines.Load;

/// <summary>Holds a file's columns against those of the table that it is to be appended to.</summary>
internal static class AppendPlanner
{
    /// <exception cref="SlipwayException">Columns that only one side has, or whose types do not fit.</exception>
    public static LoadPlan Plan(ExistingTable table, FileSchema file, LoadOptions options)
    {
        string[] names = [.. options.RowNumberColumn is { } added ? [added] : Array.Empty<string>(), .. file.Columns.Columns.Select(column => column.Name)];
        var places = Match(table, names);
        var missing = table.Columns.Where((column, i) => !places.Contains(i) && !column.FillsItself).Select(column => column.Info.Name).ToList();
        var unknown = names.Where((_, i) => places[i] < 0).ToList();
        if (missing.Count + unknown.Count > 0)
        {
            throw new SlipwayException(
                ErrorKind.Data,
                $"The file '{options.File}' does not have the columns of table '{options.Table}'.{Sentence("The file lacks", missing)}{Sentence("The table lacks", unknown)}");
        }

        var columns = places.Select(place => table.Columns[place]).ToArray();
        if (options.RowNumberColumn is not null)
        {
            RequireCounting(columns[0], options);
        }

        var taking = columns.AsSpan(names.Length - file.Columns.Count).ToArray();

        // What a number's note warns of does not happen: a column that would round is an error.
        var notes = Enumerable.Repeat<string?>(null, names.Length - file.Columns.Count)
            .Concat(file.Notes.Select((note, i) => file.Columns[i].Type == ColumnType.Text ? note : null));
        return new LoadPlan(
            IsAppend: true,
            new Schema([.. file.Columns.Columns.Select((column, i) => ReadAs(column, taking[i], file.HasValues[i], file.Notes[i], options))]),
            [.. taking.Select(column => column.Rule)],
            [.. columns.Zip(notes, (column, note) => new LoadedColumn(column.Info.Name, column.Info.DeclaredType, note))]);
    }

    // By name, exactly before all else: a table may have both x and X. Negative where there is none, or another column has it.
    private static int[] Match(ExistingTable table, string[] names)
    {
        var schema = new Schema([.. table.Columns.Select(column => column.Info)]);
        var places = names.Select(name => schema.TryFind(name, out var place, out _) ? place : -1).ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            var place = places[i];
            if (place >= 0 && schema[place].Name != names[i] && places.Index().Any(other => other.Index != i && other.Item == place))
            {
                places[i] = -1;
            }
        }

        return places;
    }

    private static void RequireCounting(TableColumn column, LoadOptions options)
    {
        if (column is { TakesAnything: false, Info.Type: not ColumnType.Integer })
        {
            throw new SlipwayException(
                ErrorKind.Data, $"Column '{column.Info.Name}' of table '{options.Table}' is a {column.Info.DeclaredType}, which can't count rows; --row-number needs whole numbers.");
        }
    }

    private static ColumnInfo ReadAs(ColumnInfo file, TableColumn column, bool hasValues, string? note, LoadOptions options)
    {
        var table = column.Info;
        var type = (file.Type, table.Type) switch
        {
            (_, ColumnType.Unsupported) when column.TakesAnything => file.Type,
            (_, ColumnType.Unsupported) => throw new SlipwayException(
                ErrorKind.Data,
                $"Column '{table.Name}' of table '{options.Table}' is a {table.DeclaredType}, which files can't be loaded into; expected numbers, text, true and false, dates or times."),
            _ when !hasValues => table.Type,
            (_, ColumnType.Text) => ColumnType.Text,
            (ColumnType.Integer, ColumnType.Integer or ColumnType.Boolean) => table.Type,
            (ColumnType.Integer or ColumnType.Number or ColumnType.Decimal, ColumnType.Decimal) when column.KeepsDigits => ColumnType.Decimal,

            // The note says that there are integers that a double would round.
            (ColumnType.Integer, ColumnType.Number or ColumnType.Decimal) when note is null => table.Type,
            (ColumnType.Number, ColumnType.Number or ColumnType.Decimal) => file.Type,
            (ColumnType.Boolean, ColumnType.Boolean or ColumnType.Integer) => file.Type,
            (ColumnType.Date, ColumnType.Date or ColumnType.Timestamp) => file.Type,
            (ColumnType.Timestamp, ColumnType.Timestamp) => file.Type,
            _ => throw new SlipwayException(
                ErrorKind.Data,
                $"Column '{file.Name}' of the file '{options.File}' holds {Describe(file.Type)} and does not fit the {table.DeclaredType} of table '{options.Table}'.{(note is null ? "" : $" It {note}.")}"),
        };
        return file with { Type = type, DeclaredType = table.DeclaredType, KeepsDigits = column.KeepsDigits || column.TakesAnything };
    }

    private static string Describe(ColumnType type) => type switch
    {
        ColumnType.Integer => "whole numbers",
        ColumnType.Number or ColumnType.Decimal => "fractions",
        ColumnType.Boolean => "true and false",
        ColumnType.Date => "dates",
        ColumnType.Timestamp => "times",
        _ => "text",
    };

    private static string Sentence(string start, List<string> names) =>
        names.Count == 0 ? "" : $" {start} {string.Join(", ", names.Select(name => $"'{name}'"))}.";
}
