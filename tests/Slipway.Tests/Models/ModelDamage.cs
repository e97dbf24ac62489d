namespace Slipway.Tests.Models;

/// <summary>Model files as they come back from a bad disk or a broken transfer: cut short, and with bits and bytes changed.</summary>
public static class ModelDamage
{
    /// <summary>The file cut at each length below its own.</summary>
    public static IEnumerable<byte[]> Cuts(byte[] file) => Enumerable.Range(0, file.Length).Select(length => file[..length]);

    /// <summary>The file with one bit of one byte changed, for each byte and each of some bits.</summary>
    /// <param name="file">A sound file.</param>
    /// <param name="mask">The bits that are changed, one a time.</param>
    public static IEnumerable<byte[]> FlippedBits(byte[] file, byte mask) =>
        from position in Enumerable.Range(0, file.Length)
        from bit in Enumerable.Range(0, 8)
        where (mask >> bit & 1) != 0
        select Change(file, changed => changed[position] ^= (byte)(1 << bit));

    /// <summary>The file with one to eight faults: bytes changed, parts taken out, doubled, or overwritten by other parts or by extreme values.</summary>
    /// <param name="file">A sound file of a byte or more.</param>
    /// <param name="random">Decides; a seed gives the same file again.</param>
    public static byte[] Random(byte[] file, Random random)
    {
        for (var fault = random.Next(8); fault >= 0 && file.Length > 0; fault--)
        {
            file = Fault(file, random);
        }

        return file;
    }

    private static byte[] Fault(byte[] file, Random random)
    {
        var start = random.Next(file.Length);
        var part = file.AsSpan(start, random.Next(1, Math.Min(64, file.Length - start) + 1)).ToArray();
        var place = random.Next(file.Length - part.Length + 1);
        return random.Next(6) switch
        {
            0 => [.. file[..start], .. file[(start + part.Length)..]],
            1 => [.. file[..place], .. part, .. file[place..]],
            2 => Change(file, changed => part.CopyTo(changed, place)),
            3 => Change(file, changed => changed.AsSpan(place, part.Length).Fill(random.Next(2) == 0 ? (byte)0 : (byte)0xff)),
            4 => Change(file, changed => random.NextBytes(changed.AsSpan(place, Math.Min(part.Length, 4)))),
            _ => Change(file, changed => changed[start] ^= (byte)(1 << random.Next(8))),
        };
    }

    private static byte[] Change(byte[] file, Action<byte[]> change)
    {
        var changed = file.ToArray();
        change(changed);
        return changed;
    }
}
