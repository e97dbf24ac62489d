using Slipway.Projects;
using Slipway.Sources;

namespace Slipway.Exports.Sql;

/// <summary>The rows that SQL predicts: those of a table or query, or the one that a function's parameters are.</summary>
internal sealed class SqlRows
{
    private readonly SqlFormatter _formatter;
    private readonly string? _from;

    private SqlRows(SqlFormatter formatter, string? from)
    {
        _formatter = formatter;
        _from = from;
    }

    /// <summary>Whether timestamps can know their time zone.</summary>
    public bool HasZones => _from is not null || _formatter.HasZonedParameters;

    /// <param name="from">The table or query; null for a function's parameters.</param>
    /// <param name="formatter">The database's.</param>
    /// <exception cref="SlipwayException">It is a file, or a query that does not read rows.</exception>
    public static SqlRows Of(DataQuery? from, SqlFormatter formatter)
    {
        if (from is null)
        {
            return new SqlRows(formatter, null);
        }

        if (from.File is { } file)
        {
            throw new SlipwayException(ErrorKind.Usage, $"SQL can't read the file '{file}'; name a table or a query of the database, by --table or --query.");
        }

        if (from.Table is { } table)
        {
            return new SqlRows(formatter, $"{(formatter.HasSchemas ? NameOf(table, formatter) : formatter.Quote(table))} AS q");
        }

        var query = from.Query!.Trim(' ', '\t', '\r', '\n', '\f', ';');
        return QueryText.StartsAsSelect(query)
            ? new SqlRows(formatter, $"(\n{query}\n) AS q")
            : throw new SlipwayException(
                ErrorKind.Usage, $"The query {(query.Length == 0 ? "is empty" : "is not one that reads rows")}. Expected one SELECT (or WITH ... SELECT, or VALUES) statement.");
    }

    /// <summary>A name of a table, view or function; a point in it parts a schema from the rest.</summary>
    public static string NameOf(string name, SqlFormatter formatter)
    {
        var point = name.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && point < name.Length - 1 ? $"{formatter.Quote(name[..point])}.{formatter.Quote(name[(point + 1)..])}" : formatter.Quote(name);
    }

    /// <summary>A column of the source, as SQL.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="index">Its place among the features.</param>
    public string ColumnOf(string name, int index) => _from is null ? _formatter.Parameter(name, index + 1) : $"q.{_formatter.Quote(name)}";

    /// <summary>Begins a chain of subqueries.</summary>
    public void AddTo(SqlSteps steps, IReadOnlyCollection<SqlColumn> columns)
    {
        if (_from is null)
        {
            steps.AddRow(columns);
        }
        else
        {
            steps.Add(columns, _from);
        }
    }
}
