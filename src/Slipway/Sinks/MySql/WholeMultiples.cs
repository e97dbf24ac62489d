using System.Globalization;
using System.Numerics;
using Slipway.Columns;

namespace Slipway.Sinks.MySql;

/// <summary>
/// Doubles as whole multiples of one power of two, their unit: the lowest bit that any of them has. To read the 17 digits of a double a server
/// takes as long as for the rest of its row; a whole number is read at once, and its product with the unit is the double, bit by bit.
/// </summary>
internal sealed class WholeMultiples
{
    private const int FractionBits = 52;
    private const int ExponentBias = 1023;

    // Of two, beyond which a unit or its inverse would not be a normal double.
    private const int LargestExponent = 1000;

    /// <summary>A multiple a row.</summary>
    public Int64Column Values { get; } = new(new ColumnInfo(PredictionLayout.RunId, ColumnType.Integer), 0);

    /// <summary>The unit as SQL, a number of floating point.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Takes the place of the numbers before.</summary>
    /// <param name="numbers">Finite ones.</param>
    /// <returns>False where they span more than the 63 bits of a whole number, or one is −0 or next to nothing.</returns>
    public bool TryFill(ReadOnlySpan<double> numbers)
    {
        if (LowestBit(numbers) is not { } lowest)
        {
            return false;
        }

        Unit = Math.ScaleB(1, lowest).ToString("E16", CultureInfo.InvariantCulture);
        Values.Clear();
        var units = Math.ScaleB(1, -lowest);
        foreach (var number in numbers)
        {
            Values.Append((long)(number * units));
        }

        return true;
    }

    private static int? LowestBit(ReadOnlySpan<double> numbers)
    {
        var (lowest, highest) = (int.MaxValue, int.MinValue);
        foreach (var number in numbers)
        {
            var bits = BitConverter.DoubleToInt64Bits(number);
            if (bits == 0)
            {
                continue;
            }

            var exponent = (int)((bits >> FractionBits) & 0x7FF) - ExponentBias;
            if (exponent is < -LargestExponent or > LargestExponent)
            {
                return null;
            }

            lowest = Math.Min(lowest, exponent - FractionBits + BitOperations.TrailingZeroCount(bits | (1L << FractionBits)));
            highest = Math.Max(highest, exponent);
        }

        return lowest > highest ? 0 : highest - lowest < 63 && lowest >= -LargestExponent ? lowest : null;
    }
}
