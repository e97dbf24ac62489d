using Slipway.Api;

namespace Slipway;

/// <summary>
/// Rows to predict, as named columns of equal length. The columns are found by name, so their order does not matter. It may be read by several
/// threads at once, once it is complete.
/// </summary>
public sealed class ColumnSet
{
    private readonly List<GivenColumn> _columns = [];

    /// <summary>How many rows there are: the length of each column.</summary>
    public int RowCount { get; private set; }

    internal IReadOnlyList<GivenColumn> Columns => _columns;

    /// <summary>Adds a column. The values are copied.</summary>
    /// <typeparam name="T">
    /// A number (floating-point, <see cref="decimal"/>, or an integer of up to 128 bits), <see cref="bool"/>, <see cref="string"/>,
    /// <see cref="DateOnly"/>, <see cref="DateTime"/> or <see cref="DateTimeOffset"/>, the nullable form of one, or <see cref="object"/> for values of
    /// one of these kinds.
    /// </typeparam>
    /// <param name="name">The feature's name: exactly, or ignoring case where that is unique.</param>
    /// <param name="values">
    /// One value a row. Null and NaN are missing values. A <see cref="DateTimeOffset"/> and a local <see cref="DateTime"/> are brought to UTC; any
    /// other <see cref="DateTime"/> is taken as it stands.
    /// </param>
    /// <returns>This set, for the next column.</returns>
    /// <exception cref="ArgumentException">A column of this name is there already, or the others have another length.</exception>
    /// <exception cref="SlipwayException">Of kind <see cref="ErrorKind.Data"/>: a value is of no such type, or of another kind than those before it.</exception>
    public ColumnSet Add<T>(string name, IReadOnlyList<T> values)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        if (_columns.Any(given => given.Column.Info.Name == name))
        {
            throw new ArgumentException($"there is a column '{name}' already", nameof(name));
        }

        if (_columns.Count > 0 && values.Count != RowCount)
        {
            throw new ArgumentException($"column '{name}' has {values.Count} rows, those before it {RowCount}", nameof(values));
        }

        _columns.Add(ValueReader.Read(name, values));
        RowCount = values.Count;
        return this;
    }
}
