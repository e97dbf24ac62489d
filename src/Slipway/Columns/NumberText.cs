using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace Slipway.Columns;

/// <summary>Numbers as the shortest text that is read as the same number again.</summary>
internal static class NumberText
{
    // Below a power of two the next number is half as far as above it, which .NET's shortest digits overlook at 2^-25 and 2^-958: they are those
    // of the number below.
    private const long First = (1023L - 25) << 52;
    private const long Second = (1023L - 958) << 52;

    public static string Of(double number) => number.ToString(IsOverlooked(number) ? "E16" : "R", CultureInfo.InvariantCulture);

    /// <summary>Writes it as ASCII. Of the bytes it takes 24 at most.</summary>
    /// <returns>How many it took.</returns>
    public static int Write(double number, Span<byte> to)
    {
        _ = Utf8Formatter.TryFormat(number, to, out var written, IsOverlooked(number) ? new StandardFormat('E', 16) : default);
        return written;
    }

    private static bool IsOverlooked(double number) => (BitConverter.DoubleToInt64Bits(number) & long.MaxValue) is First or Second;
}
