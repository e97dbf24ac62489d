using System.Buffers.Binary;
using System.Text;

namespace Slipway.Tests.Models.Fuzz;

/// <summary>
/// Damages model files at random, as cut transfers, worn disks and hostile hands do. The same seed and case number give the same bytes
/// as long as the corpus is the same.
/// </summary>
/// <param name="files">The sound files that are damaged.</param>
/// <param name="others">Files that parts are taken from: of all formats.</param>
internal sealed class ModelDamage(IReadOnlyList<byte[]> files, IReadOnlyList<byte[]> others)
{
    private const int MostDamages = 3;
    private const int LongestRun = 64;

    /// <summary>Numbers at which counts, indexes and sizes overflow, run backwards or end.</summary>
    private static readonly string[] AwkwardNumbers =
    [
        "", "-1", "0", "1", "2", "31", "32", "1000000000", "2147483647", "2147483648", "4294967295", "4294967296", "-2147483648",
        "9223372036854775807", "1e308", "1e999", "-0", "nan", "inf", "-inf", "0.5", "null", "[]", "{}", "\"1\"", "1 1", "=",
    ];

    /// <summary>The bytes of one case.</summary>
    public byte[] Case(int seed, long number)
    {
        var random = new Random(unchecked((int)(seed * 1_000_003L + number)));
        var bytes = files[random.Next(files.Count)];
        for (var count = random.Next(MostDamages) + 1; count > 0 && bytes.Length > 0; count--)
        {
            bytes = Damage(bytes, random);
        }

        return bytes;
    }

    private byte[] Damage(byte[] bytes, Random random) => random.Next(10) switch
    {
        0 => bytes[..random.Next(bytes.Length)],
        1 => FlipBits(bytes, random),
        2 => Overwrite(bytes, random),
        3 => ClaimBinaryCount(bytes, random),
        4 => Replace(bytes, random.Next(bytes.Length + 1), random.Next(LongestRun), []),
        5 => Splice(bytes, others[random.Next(others.Count)], random),
        6 => InsertPart(bytes, others[random.Next(others.Count)], random),
        7 => CopyLine(bytes, random),
        _ => ReplaceNumber(bytes, random),
    };

    private static byte[] FlipBits(byte[] bytes, Random random)
    {
        var damaged = bytes.ToArray();
        for (var count = random.Next(8) + 1; count > 0; count--)
        {
            damaged[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return damaged;
    }

    private static byte[] Overwrite(byte[] bytes, Random random)
    {
        var damaged = bytes.ToArray();
        var start = random.Next(bytes.Length);
        random.NextBytes(damaged.AsSpan(start, Math.Min(random.Next(LongestRun), bytes.Length - start)));
        return damaged;
    }

    // Two, four or eight bytes of either order, or a number of seven bits a byte: as binary formats count.
    private static byte[] ClaimBinaryCount(byte[] bytes, Random random)
    {
        long[] claims = [-1, int.MaxValue, int.MinValue, 1_000_000_000, long.MaxValue, 0xFFFF, 0];
        var claim = claims[random.Next(claims.Length)];
        Span<byte> count = stackalloc byte[sizeof(long)];
        var length = 2 << random.Next(3);
        switch (random.Next(3))
        {
            case 0:
                BinaryPrimitives.WriteInt64LittleEndian(count, claim);
                count = count[..length];
                break;
            case 1:
                BinaryPrimitives.WriteInt64BigEndian(count, claim);
                count = count[^length..];
                break;
            default:
                count = count[..length];
                count.Fill(0xFF);
                count[^1] = 0x07;
                break;
        }

        var start = random.Next(bytes.Length);
        return Replace(bytes, start, count.Length, count[..Math.Min(count.Length, bytes.Length - start)]);
    }

    private static byte[] Splice(byte[] bytes, byte[] other, Random random) =>
        [.. bytes.AsSpan(0, random.Next(bytes.Length)), .. other.AsSpan(random.Next(other.Length))];

    private static byte[] InsertPart(byte[] bytes, byte[] other, Random random)
    {
        var start = random.Next(other.Length);
        var part = other.AsSpan(start, random.Next(other.Length - start));
        return Replace(bytes, random.Next(bytes.Length + 1), random.Next(LongestRun), part);
    }

    // Text is read line by line: one in another's place comes farther than bytes at random.
    private static byte[] CopyLine(byte[] bytes, Random random)
    {
        var (from, length) = Line(bytes, random.Next(bytes.Length));
        var (to, replaced) = Line(bytes, random.Next(bytes.Length));
        return Replace(bytes, to, random.Next(2) * replaced, bytes.AsSpan(from, length));
    }

    private static (int Start, int Length) Line(byte[] bytes, int within)
    {
        var start = bytes.AsSpan(0, within).LastIndexOf((byte)'\n') + 1;
        var length = bytes.AsSpan(start).IndexOf((byte)'\n');
        return (start, length < 0 ? bytes.Length - start : length + 1);
    }

    private static byte[] ReplaceNumber(byte[] bytes, Random random)
    {
        var from = random.Next(bytes.Length);
        var digit = bytes.AsSpan(from).IndexOfAnyInRange((byte)'0', (byte)'9');
        if (digit < 0)
        {
            return FlipBits(bytes, random);
        }

        var start = from + digit;
        while (start > 0 && IsOfNumber(bytes[start - 1]))
        {
            start--;
        }

        var end = start;
        while (end < bytes.Length && IsOfNumber(bytes[end]))
        {
            end++;
        }

        return Replace(bytes, start, end - start, Encoding.ASCII.GetBytes(AwkwardNumbers[random.Next(AwkwardNumbers.Length)]));
    }

    private static bool IsOfNumber(byte value) => value is >= (byte)'0' and <= (byte)'9' or (byte)'.' or (byte)'-' or (byte)'+';

    private static byte[] Replace(byte[] bytes, int start, int length, ReadOnlySpan<byte> replacement) =>
        [.. bytes.AsSpan(0, start), .. replacement, .. bytes.AsSpan(Math.Min(bytes.Length, start + length))];
}
