namespace Slipway.Models.Onnx;

/// <summary>Reads which program wrote an ONNX file (<c>ModelProto</c>): all that such files say of a model's training.</summary>
internal static class OnnxFacts
{
    private const int ProducerNameField = 2;
    private const int ProducerVersionField = 3;

    /// <param name="bytes">The bytes of a file that <see cref="OnnxModel"/> can read.</param>
    /// <param name="source">Its name in messages.</param>
    /// <exception cref="SlipwayException">The names are no texts.</exception>
    public static ModelFacts Read(ReadOnlyMemory<byte> bytes, string source)
    {
        var (name, version) = ("", "");
        var reader = new ProtoReader(new OnnxFile(bytes, source), new ProtoSlice(0, bytes.Length));
        while (reader.MoveNext())
        {
            if (reader.Field == ProducerNameField)
            {
                name = Excerpt.Of(reader.Text());
            }
            else if (reader.Field == ProducerVersionField)
            {
                version = Excerpt.Of(reader.Text());
            }
        }

        var producer = $"{name} {version}".Trim();
        return new ModelFacts { Format = "ONNX", LibraryVersion = producer.Length > 0 ? producer : null };
    }
}
