using System.Runtime.InteropServices;

namespace Slipway.Models.Onnx;

/// <summary>Numbers as ONNX files hold them. Slipway's platforms have the same order of bytes.</summary>
internal static class LittleEndian
{
    /// <summary>Adds all numbers; false if the bytes are no whole count of them.</summary>
    public static bool TryAdd<T>(ReadOnlySpan<byte> bytes, List<T> values)
        where T : struct
    {
        var size = Marshal.SizeOf<T>();
        if (bytes.Length % size != 0)
        {
            return false;
        }

        values.EnsureCapacity(values.Count + bytes.Length / size);
        for (var i = 0; i < bytes.Length; i += size)
        {
            values.Add(MemoryMarshal.Read<T>(bytes[i..]));
        }

        return true;
    }
}
