namespace Slipway.Models.Onnx;

/// <summary>
/// Reads models of scikit-learn out of ONNX files, in the forms in which skl2onnx writes them: steps in front, one model of trees or a
/// linear one, and what names its classes. The numbers of fields are those of ONNX's <c>onnx.proto</c>. No count that the file claims is
/// believed before as many values were read.
/// </summary>
internal static class OnnxModel
{
    private const int GraphField = 7;

    /// <summary>Whether a file looks like ONNX: it begins with the field <c>ir_version</c>, as no text does.</summary>
    public static bool IsOnnx(ReadOnlySpan<byte> file) => file is [0x08, ..];

    /// <summary>Reads a model.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="source">Its name in messages: the file's path.</param>
    /// <exception cref="SlipwayException">The file is damaged, or holds a model that can't be scored.</exception>
    public static Estimator Parse(ReadOnlyMemory<byte> bytes, string source)
    {
        var file = new OnnxFile(bytes, source);
        ProtoSlice? graph = null;
        var reader = new ProtoReader(file, new ProtoSlice(0, bytes.Length));
        while (reader.MoveNext())
        {
            if (reader.Field == GraphField)
            {
                graph = reader.Bytes();
            }
        }

        return graph is { } message
            ? new OnnxGraphReader(file, new OnnxGraph(file, message)).Read()
            : throw file.Damaged(bytes.Length, "the file ends without a graph");
    }
}
