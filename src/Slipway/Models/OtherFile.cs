using System.Globalization;
using System.Text;

namespace Slipway.Models;

/// <summary>A file that is none of the model files that can be read. What it is instead, its first bytes say.</summary>
internal static class OtherFile
{
    private const int ShownBytes = 24;
    private const string HowToSave = "Save the model with booster.save_model(…) (LightGBM, XGBoost), or as ONNX (scikit-learn, by skl2onnx).";

    /// <summary>The error for such a file.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="source">Its name in messages: the file's path.</param>
    public static SlipwayException Fault(ReadOnlySpan<byte> file, string source) => new(
        ErrorKind.Model,
        $"{source}: this is no model that can be imported: expected LightGBM text, XGBoost JSON or UBJSON, or ONNX, found {Describe(file)}. "
        + (IsUtf16(file) ? "Save it as UTF-8, as booster.save_model(…) does." : HowToSave));

    private static string Describe(ReadOnlySpan<byte> file) => file switch
    {
        [] => "an empty file",
        [0x80, >= 2 and <= 5, ..] => "a Python pickle",
        [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => "a ZIP archive",
        [0x1f, 0x8b, ..] => "data compressed by gzip",
        [0x78, 0x01 or 0x5e or 0x9c or 0xda, ..] => "data compressed by zlib, as joblib does",
        _ when IsUtf16(file) => "text in UTF-16",
        _ => file.TrimStart(" \t\r\n"u8) switch
        {
            [] => "a file of blanks",
            [(byte)'<', ..] => "XML, such as PMML",
            _ => $"'{Beginning(file)}'",
        },
    };

    private static bool IsUtf16(ReadOnlySpan<byte> file) => file is [0xff, 0xfe, ..] or [0xfe, 0xff, ..];

    private static string Beginning(ReadOnlySpan<byte> file)
    {
        var shown = new StringBuilder();
        foreach (var value in file[..Math.Min(file.Length, ShownBytes)])
        {
            shown.Append(value is >= 0x20 and < 0x7f ? ((char)value).ToString() : string.Create(CultureInfo.InvariantCulture, $"\\x{value:x2}"));
        }

        return shown.Append(file.Length > ShownBytes ? "…" : "").ToString();
    }
}
