namespace Slipway.Models.XgBoost;

/// <summary>
/// Reads the model files of XGBoost 1.0 and later, <c>model.json</c> and <c>model.ubj</c>, as Python, R and all other bindings save them. No
/// count that a file claims is believed before as many values were read.
/// </summary>
internal static class XgBoostModel
{
    private const string HowToSave = "save the model by booster.save_model('model.json')";

    /// <summary>Whether a file is one of XGBoost's, be it of a kind that can be read or not.</summary>
    public static bool IsFile(ReadOnlySpan<byte> file) => IsObject(file) || IsOldBinary(file) || IsDump(file);

    /// <summary>Reads a model.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="source">Its name in messages: the file's path.</param>
    /// <exception cref="SlipwayException">The file is damaged, or holds a model that can't be scored.</exception>
    public static Forest Parse(ReadOnlySpan<byte> file, string source)
    {
        var faults = new XgBoostFaults(source);
        if (IsOldBinary(file))
        {
            throw faults.Unsupported($"this is XGBoost's old binary format; load it with the XGBoost that wrote it and {HowToSave}");
        }

        if (IsDump(file))
        {
            throw faults.Unsupported($"this is a dump of the trees for people to read, without base score and objective; {HowToSave}");
        }

        return XgBoostForest.Read(Content(file, faults, withFacts: false), file.Length);
    }

    /// <summary>What a file that <see cref="Parse"/> has read says of the training.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="source">Its name in messages: the file's path.</param>
    /// <param name="featureCount">How many model columns it has.</param>
    public static ModelFacts Facts(ReadOnlySpan<byte> file, string source, int featureCount) =>
        XgBoostFacts.Read(Content(file, new XgBoostFaults(source), withFacts: true), featureCount);

    private static ModelPart Content(ReadOnlySpan<byte> file, XgBoostFaults faults, bool withFacts)
    {
        // After its brace, UBJSON goes on with the type of a count, JSON with a quotation mark.
        var isUbjson = file.Length > 1 && file[1] is (byte)'L' or (byte)'l' or (byte)'I' or (byte)'i' or (byte)'U';
        return new ModelPart(isUbjson ? XgBoostUbjson.Read(file, faults, withFacts) : XgBoostJson.Read(file, faults, withFacts), "the file", faults);
    }

    private static bool IsObject(ReadOnlySpan<byte> file) => WithoutSpace(file).StartsWith("{"u8);

    private static bool IsOldBinary(ReadOnlySpan<byte> file) => file.StartsWith("binf"u8) || file.StartsWith("bs64"u8);

    private static bool IsDump(ReadOnlySpan<byte> file) =>
        file.StartsWith("booster["u8) || (WithoutSpace(file).StartsWith("["u8) && file[..Math.Min(file.Length, 256)].IndexOf("\"nodeid\""u8) >= 0);

    private static ReadOnlySpan<byte> WithoutSpace(ReadOnlySpan<byte> file) => file.TrimStart(" \t\r\n"u8);
}
