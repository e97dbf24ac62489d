using Slipway.Columns;

namespace Slipway.Sources.Csv;

/// <summary>How a text file holds its records.</summary>
internal abstract record RecordFormat
{
    /// <summary>The names of the columns; for a CSV file null where its first record has them.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>What stands for NULL, in exactly this case, quoted or not.</summary>
    public IReadOnlyList<string> NullTokens { get; init; } = ["", "NULL", "null", "NA", "NaN", "nan", "\\N"];

    /// <summary>
    /// The types of some columns by their names, where they are known; the others are inferred. A value that does not fit is
    /// then an error.
    /// </summary>
    public IReadOnlyDictionary<string, ColumnType>? Types { get; init; }

    /// <exception cref="SlipwayException">No such file, or no usable column names.</exception>
    public abstract RecordReader Open(string path);
}
