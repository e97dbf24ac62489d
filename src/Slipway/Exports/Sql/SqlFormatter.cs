using System.Globalization;
using System.Text;
using Slipway.Columns;
using Slipway.Features;
using Slipway.Sinks;
using Slipway.Sources;

namespace Slipway.Exports.Sql;

/// <summary>How a database writes what a model needs: values, and columns as the features that its reader makes of them.</summary>
internal abstract class SqlFormatter
{
    /// <summary>The largest double whose exponential is finite, and a little less.</summary>
    protected const double LargestExponent = 709;

    /// <summary>Below this an exponential has fewer digits, and PostgreSQL takes it for a fault.</summary>
    protected const double LeastExponent = -708;

    /// <summary>The database's name in messages.</summary>
    public abstract string DatabaseName { get; }

    /// <summary>How many columns a subquery can have.</summary>
    public abstract int MostColumns { get; }

    /// <summary>What keeps a subquery whole: merged into the next one, each of its expressions would be computed wherever it is used.</summary>
    public abstract string Fence { get; }

    /// <summary>How many trees are added up in one subquery: more are a deeper expression, fewer are more subqueries.</summary>
    public virtual int TreesPerStep => 100;

    /// <summary>The type of floating point numbers.</summary>
    public abstract string DoubleType { get; }

    /// <summary>Whether a function's parameters can be timestamps that know their time zone; else they count in UTC.</summary>
    public virtual bool HasZonedParameters => true;

    /// <summary>Whether a point in a table's name parts its schema from it.</summary>
    public virtual bool HasSchemas => true;

    public static SqlFormatter Of(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite => new SqliteFormatter(),
        DatabaseKind.MySql => new MySqlFormatter(),
        DatabaseKind.PostgreSql => new PostgreSqlFormatter(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Any name as an identifier.</summary>
    /// <exception cref="SlipwayException">The name is empty or has a NUL character.</exception>
    public abstract string Quote(string name);

    /// <summary>A double that reads back as the same value.</summary>
    public string Number(double value) => double.IsFinite(value) ? Finite(value.ToString("G17", CultureInfo.InvariantCulture)) : Infinite(value);

    /// <summary>A text as a literal; null where the database can't hold it.</summary>
    public abstract string? Text(string value);

    /// <summary>A feature's column as a number; NULL where it is missing.</summary>
    public abstract string NumberOf(string column, ColumnType type);

    /// <summary>A text column as the codes of its categories; NULL for all other values.</summary>
    public string CodeOf(string column, IReadOnlyList<string> categories)
    {
        var code = new StringBuilder($"CASE {BytesOf(column)}");
        for (var i = 0; i < categories.Count; i++)
        {
            if (Text(categories[i]) is { } literal)
            {
                code.Append(CultureInfo.InvariantCulture, $" WHEN {literal} THEN {i}");
            }
        }

        return code.Append(" END").ToString();
    }

    /// <summary>A column of dates or timestamps as what <see cref="PartOf"/> takes; NULL where there is no date.</summary>
    /// <param name="column">The column, as SQL.</param>
    /// <param name="isInUtc">Whether its values know their time zone, and count in UTC.</param>
    public abstract string MomentOf(string column, bool isInUtc);

    /// <summary>A part of a moment, as a number.</summary>
    public abstract string PartOf(string moment, DatePart part);

    public abstract string Greatest(IEnumerable<string> values);

    /// <summary>The exponential of a name's value, with a result between the least normal number and infinity.</summary>
    public string Exponential(string name) =>
        $"CASE WHEN {name} > {Number(LargestExponent + 0.78271289338397)} THEN {Number(double.PositiveInfinity)} WHEN {name} < {Number(LeastExponent)} THEN {Number(0)} ELSE exp({name}) END";

    /// <summary>The exponential of what is at most 0.</summary>
    public string ExponentialOfNegative(string expression) => $"exp({Greatest([expression, Number(LeastExponent)])})";

    /// <summary>A class, as the prediction's type has it.</summary>
    /// <param name="layout">The classes and their type.</param>
    /// <param name="index">The class's place among them.</param>
    public string ClassOf(PredictionLayout layout, int index) => layout.Type switch
    {
        ColumnType.Integer => layout.Classes[index],
        ColumnType.Boolean => layout.ClassNumbers[index] == 1 ? "TRUE" : "FALSE",
        _ => Text(layout.Classes[index]) ?? "NULL",
    };

    /// <summary>The statement that makes a function of one row's features.</summary>
    /// <param name="function">What it is.</param>
    /// <exception cref="SlipwayException">The database has no functions.</exception>
    public abstract string CreateFunction(SqlFunction function);

    /// <summary>What a function's body calls a parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="number">Its place, from 1.</param>
    public abstract string Parameter(string name, int number);

    protected abstract string Finite(string digits);

    protected abstract string Infinite(double value);

    /// <summary>A text column in a form that is equal only where all bytes are.</summary>
    protected abstract string BytesOf(string column);
}
