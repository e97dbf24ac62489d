using System.Text;

namespace Slipway.Models.Onnx;

/// <summary>Where a message, a text or other bytes lie in an ONNX file.</summary>
internal readonly record struct ProtoSlice(int Start, int Length)
{
    public int End => Start + Length;

    public ReadOnlySpan<byte> Of(OnnxFile file) => file.Bytes.Span.Slice(Start, Length);

    /// <summary>As UTF-8.</summary>
    public string Text(OnnxFile file) => Encoding.UTF8.GetString(Of(file));
}
