using System.Globalization;
using Slipway.Columns;

namespace Slipway.Sources.Csv;

/// <summary>The type that fits all values of one column without losing a digit.</summary>
internal sealed class TypeInference
{
    private const FieldShapes Integers = FieldShapes.Integer | FieldShapes.LongInteger;
    private const FieldShapes Numbers = Integers | FieldShapes.Number | FieldShapes.LongNumber;
    private const int MostCharactersShown = 40;

    private FieldShapes _shapes;
    private long _values;
    private long _misfits;
    private string? _misfit;
    private long _misfitLine;
    private FieldWidth _width;

    /// <summary>False where every value was NULL, so that the type is no more than a guess.</summary>
    public bool HasValues => _values > 0;

    /// <summary>Text where the values have nothing in common; a number where there were none.</summary>
    public ColumnType Type => _shapes switch
    {
        FieldShapes.None => ColumnType.Number,
        _ when IsOnly(Integers) => ColumnType.Integer,
        _ when IsOnly(FieldShapes.Integer | FieldShapes.Number) => ColumnType.Number,
        _ when IsOnly(Numbers) => ColumnType.Decimal,
        FieldShapes.Boolean => ColumnType.Boolean,
        FieldShapes.Date => ColumnType.Date,
        _ when IsOnly(FieldShapes.Date | FieldShapes.Timestamp) => ColumnType.Timestamp,
        _ => ColumnType.Text,
    };

    /// <summary>
    /// For text among which at least half of the values look like something else: the first that does not. For numbers: what a
    /// double would lose.
    /// </summary>
    public string? Note => Type switch
    {
        ColumnType.Integer when _misfit is not null => $"has whole numbers that a double would round, first in line {Line}: {_misfit}",
        ColumnType.Decimal => $"has digits that a double would lose, first in line {Line}: {_misfit}",
        ColumnType.Text when _misfits == 0 => "is text because it has values of several kinds",
        ColumnType.Text when _misfits * 2 <= _values => $"is text because of '{_misfit}' in line {Line}",
        _ => null,
    };

    /// <summary>How much room the values need.</summary>
    public FieldWidth Width => _width;

    private string Line => _misfitLine.ToString(CultureInfo.InvariantCulture);

    /// <param name="text">A value that is not NULL, without white space around it.</param>
    /// <param name="characters">How long it is with that white space.</param>
    /// <param name="line">Where it is.</param>
    public void Add(ReadOnlySpan<char> text, int characters, long line)
    {
        _values++;
        DecimalText number = default;
        var shape = text.IsEmpty ? FieldShapes.Text : FieldShape.Of(text, out number);
        _width = new FieldWidth(
            Math.Max(_width.Characters, characters), Math.Max(_width.WholeDigits, number.WholePlaces), Math.Max(_width.FractionDigits, number.FractionPlaces));
        if (shape is FieldShapes.Text or FieldShapes.LongNumber or FieldShapes.LongInteger)
        {
            AddMisfit(text, shape, line);
        }

        _shapes |= shape;
    }

    // Of several kinds the first plain text is the one to tell of.
    private void AddMisfit(ReadOnlySpan<char> text, FieldShapes shape, long line)
    {
        _misfits += shape == FieldShapes.Text ? 1 : 0;
        if (_misfit is null || (shape == FieldShapes.Text && _misfits == 1))
        {
            _misfit = text.Length <= MostCharactersShown ? text.ToString() : $"{text[..MostCharactersShown]}...";
            _misfitLine = line;
        }
    }

    private bool IsOnly(FieldShapes shapes) => (_shapes & ~shapes) == 0;
}
