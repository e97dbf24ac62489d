using Slipway.Columns;
using Slipway.Sources.Csv;
using Slipway.Sources.Sqlite;

namespace Slipway.Pipelines.Load;

/// <summary>Holds a file's columns against those of the table that it is to be appended to.</summary>
internal static class SqliteAppend
{
    /// <exception cref="SlipwayException">Columns that only one side has, or whose types do not fit.</exception>
    public static SqliteLoadPlan Plan(SqliteConnection connection, FileSchema file, LoadOptions options)
    {
        var table = ReadTable(connection, options.Table);
        var names = file.Columns.Columns.Select(column => column.Name)
            .Concat(options.RowNumberColumn is { } added ? [added] : [])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = table.Keys.Where(name => !names.Contains(name)).ToList();
        var unknown = names.Where(name => !table.ContainsKey(name)).ToList();
        if (missing.Count + unknown.Count > 0)
        {
            throw new SlipwayException(
                ErrorKind.Data,
                $"The file '{options.File}' does not have the columns of table '{options.Table}'.{Sentence("The file lacks", missing)}{Sentence("The table lacks", unknown)}");
        }

        var readAs = file.Columns.Columns.Select((column, i) => ReadAs(column, table[column.Name], file.HasValues[i], file.Notes[i], options)).ToList();
        var columns = readAs.Select((column, i) => new LoadedColumn(table[column.Name].Name, column.DeclaredType, file.Notes[i])).ToList();
        if (options.RowNumberColumn is { } rowNumber)
        {
            columns.Insert(0, new LoadedColumn(table[rowNumber].Name, table[rowNumber].DeclaredType));
        }

        return new SqliteLoadPlan(
            [], new Schema(readAs), [.. columns.Select(column => column.Name)], NextRowNumber(connection, options), columns);
    }

    private static Dictionary<string, ColumnInfo> ReadTable(SqliteConnection connection, string table)
    {
        using var statement = connection.Prepare($"SELECT * FROM {SqliteDialect.Quote(table)}");
        var columns = new Dictionary<string, ColumnInfo>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < statement.ColumnCount; i++)
        {
            var (name, declared) = (statement.ColumnName(i), statement.DeclaredType(i));

            // A column without a telling type takes any value as the file has it.
            columns.Add(name, SqliteTypes.FromDeclaration(name, declared) ?? new ColumnInfo(name, ColumnType.Unsupported, declared));
        }

        return columns;
    }

    private static ColumnInfo ReadAs(ColumnInfo file, ColumnInfo table, bool hasValues, string? note, LoadOptions options)
    {
        var type = (file.Type, table.Type) switch
        {
            (ColumnType.Decimal, ColumnType.Unsupported) => ColumnType.Text,
            (_, ColumnType.Unsupported) => file.Type,
            _ when !hasValues => table.Type,
            (_, ColumnType.Text) => ColumnType.Text,
            (ColumnType.Integer, ColumnType.Integer or ColumnType.Boolean) => table.Type,

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
        return file with { Type = type, DeclaredType = table.DeclaredType };
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

    private static long? NextRowNumber(SqliteConnection connection, LoadOptions options)
    {
        if (options.RowNumberColumn is not { } column)
        {
            return null;
        }

        using var statement = connection.Prepare($"SELECT max({SqliteDialect.Quote(column)}) FROM {SqliteDialect.Quote(options.Table)}");
        statement.Step();
        return statement.GetInt64(0) + 1;
    }

    private static string Sentence(string start, List<string> names) =>
        names.Count == 0 ? "" : $" {start} {string.Join(", ", names.Select(name => $"'{name}'"))}.";
}
