using System.Text;
using Slipway.Models.LightGbm;
using Slipway.Models.Onnx;
using Slipway.Models.XgBoost;

namespace Slipway.Models;

/// <summary>Reads a model file in whichever of the known formats it is.</summary>
internal static class ModelReader
{
    /// <summary>Reads a model.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="source">Its name in messages: the file's path.</param>
    /// <exception cref="SlipwayException">The file is damaged, of no known format, or holds a model that can't be scored.</exception>
    public static Estimator Read(ReadOnlyMemory<byte> file, string source)
    {
        var content = WithoutMark(file);
        return XgBoostModel.IsFile(content.Span) ? XgBoostModel.Parse(content.Span, source)
            : OnnxModel.IsOnnx(content.Span) ? OnnxModel.Parse(content, source)
            : LightGbmText.IsFile(content.Span) ? LightGbmText.Parse(content, source)
            : throw OtherFile.Fault(content.Span, source);
    }

    /// <summary>Whether a file that begins so looks like one that <see cref="Read"/> takes.</summary>
    public static bool LooksLikeModel(ReadOnlyMemory<byte> beginning)
    {
        var content = WithoutMark(beginning).Span;
        return OnnxModel.IsOnnx(content) || LightGbmText.IsFile(content) || (XgBoostModel.IsFile(content) && content.IndexOf("learner"u8) >= 0);
    }

    /// <summary>The file without the mark of UTF-8 that some editors put before a text.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> file) => file.Span.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;
}
