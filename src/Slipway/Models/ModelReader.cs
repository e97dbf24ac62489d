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

    /// <summary>Whether a file that begins so can only be a model's file, and no archive or folder of one.</summary>
    public static bool IsModelFile(ReadOnlyMemory<byte> beginning)
    {
        var content = WithoutMark(beginning);
        return XgBoostModel.IsFile(content.Span) || OnnxModel.IsOnnx(content.Span) || LightGbmText.IsFile(content.Span);
    }

    /// <summary>The file without the mark of UTF-8 that some editors put before a text.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> file) => file.Span.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;
}
