using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Slipway.Models.Onnx;

/// <summary>Numbers as ONNX files hold them. All platforms that Slipway is built for have the same order of bytes.</summary>
internal static class LittleEndian
{
    /// <summary>Adds all numbers; false if the bytes are no whole count of them.</summary>
    public static bool TryAdd<T>(ReadOnlySpan<byte> bytes, List<T> values)
        where T : struct
    {
        if (bytes.Length % Unsafe.SizeOf<T>() != 0)
        {
            return false;
        }

        values.AddRange(MemoryMarshal.Cast<byte, T>(bytes));
        return true;
    }
}
