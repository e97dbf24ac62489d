using System.Globalization;
using System.Text;

namespace Slipway.Exports.Sql;

/// <summary>
/// Subqueries, each over the rows of the one before. As a chain of named ones their text does not nest, whose depth databases limit, and what one
/// computes the next ones have for a name.
/// </summary>
internal sealed class SqlSteps(SqlFormatter formatter)
{
    private readonly StringBuilder _text = new();
    private int _count;

    /// <summary>Adds a subquery.</summary>
    /// <param name="columns">Its columns.</param>
    /// <param name="from">What follows FROM; null for the subquery before.</param>
    /// <exception cref="SlipwayException">The database has no subquery of so many columns.</exception>
    public void Add(IReadOnlyCollection<SqlColumn> columns, string? from = null) => Append(columns, from is null ? $"\nFROM {Name}" : $"\nFROM {from}");

    /// <summary>Adds a subquery of one row, whose values are a function's parameters.</summary>
    public void AddRow(IReadOnlyCollection<SqlColumn> columns) => Append(columns, "");

    /// <summary>The whole statement.</summary>
    public string Select(IEnumerable<SqlColumn> columns) => $"WITH {_text}\nSELECT {Join(columns)}\nFROM {Name}\n";

    private string Name => string.Create(CultureInfo.InvariantCulture, $"slipway_{_count}");

    private void Append(IReadOnlyCollection<SqlColumn> columns, string from)
    {
        if (columns.Count > formatter.MostColumns)
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"As SQL the model needs a subquery of {columns.Count} columns, and {formatter.DatabaseName} takes {formatter.MostColumns}. Train a model of fewer features, or predict with slipway predict.");
        }

        _text.Append(_count++ == 0 ? "" : ",\n");
        _text.Append(Name).Append(" AS (\nSELECT ").Append(Join(columns)).Append(from).Append('\n').Append(formatter.Fence).Append(')');
    }

    private static string Join(IEnumerable<SqlColumn> columns) => string.Join(", ", columns.Select(column => column.Select));
}
