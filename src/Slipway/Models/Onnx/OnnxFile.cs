namespace Slipway.Models.Onnx;

/// <summary>An ONNX file's bytes, and the errors that name it.</summary>
/// <param name="Bytes">All of them.</param>
/// <param name="Source">The file's name in messages: its path.</param>
internal sealed record OnnxFile(ReadOnlyMemory<byte> Bytes, string Source)
{
    /// <summary>The error for bytes that are no ONNX model.</summary>
    public SlipwayException Damaged(int position, string what) => Damaged($"byte {position}", what);

    /// <summary>The error for a model that contradicts itself.</summary>
    /// <param name="place">Where: a node, an input.</param>
    /// <param name="what">What was expected, and what was found.</param>
    /// <param name="cause">What raised it.</param>
    public SlipwayException Damaged(string place, string what, Exception? cause = null) => new(
        ErrorKind.Model, $"{Source}, {place}: {what}. The model file is damaged or cut short; restore it, or export it again.", cause);

    /// <summary>The error for a sound model that Slipway can't score.</summary>
    /// <param name="place">Where: a node, an input.</param>
    /// <param name="what">What can't be scored, and what to do.</param>
    public SlipwayException Unsupported(string place, string what) => new(ErrorKind.Model, $"{Source}, {place}: {what}.");
}
