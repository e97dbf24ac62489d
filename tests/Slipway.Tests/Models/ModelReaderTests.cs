using System.Text;
using Slipway.Models;
using Slipway.Tests.Models.XgBoost;
using Slipway.Tests.Scoring;

namespace Slipway.Tests.Models;

public sealed class ModelReaderTests
{
    private const string HowToSave = "Save the model with booster.save_model(…)";

    [Theory]
    [InlineData("\u0080\u0004\u0095\u0000", "a Python pickle", HowToSave)]
    [InlineData("\u0080\u0002}q\u0000", "a Python pickle", HowToSave)]
    [InlineData("PK\u0003\u0004", "a ZIP archive", HowToSave)]
    [InlineData("\u001f\u008b\u0008", "data compressed by gzip", HowToSave)]
    [InlineData("x\u009c\u0003", "data compressed by zlib, as joblib does", HowToSave)]
    [InlineData("<?xml version='1.0'?><PMML/>", "XML, such as PMML", HowToSave)]
    [InlineData("\n <PMML/>", "XML, such as PMML", HowToSave)]
    [InlineData("\u00ff\u00fet\0r\0e\0e\0", "text in UTF-16", "Save it as UTF-8")]
    [InlineData("\u00fe\u00ff\0t\0r\0e\0e", "text in UTF-16", "Save it as UTF-8")]
    [InlineData("", "an empty file", HowToSave)]
    [InlineData("\u00ef\u00bb\u00bf", "an empty file", HowToSave)]
    [InlineData(" \r\n\t", "a file of blanks", HowToSave)]
    [InlineData("id,price\n1,2\n", "'id,price\\x0a1,2\\x0a'", HowToSave)]
    [InlineData("trees", "'trees'", HowToSave)]
    [InlineData("\e[31m\0\u0007\u009b and more than is shown", "'\\x1b[31m\\x00\\x07\\x9b and more than i…'", HowToSave)]
    public void A_file_of_another_kind_is_named_by_its_first_bytes(string bytes, string found, string mend)
    {
        var fault = Assert.Throws<SlipwayException>(() => ModelReader.Read(Encoding.Latin1.GetBytes(bytes), "x.pkl"));

        Assert.Equal(ErrorKind.Model, fault.Kind);
        Assert.StartsWith(
            $"x.pkl: this is no model that can be imported: expected LightGBM text, XGBoost JSON or UBJSON, or ONNX, found {found}. {mend}", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LightGBM")]
    [InlineData("XGBoost")]
    public void The_mark_of_UTF_8_before_a_text_is_skipped(string format)
    {
        byte[] file = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(format == "XGBoost" ? ModelText.Stump : ModelTexts.Stump("1", decisionType: 2))];

        var estimator = ModelReader.Read(file, "model");

        Assert.Single(Assert.IsType<Forest>(estimator).Trees);
        Assert.Equal(format, ModelFacts.Read(file, "model", estimator).Format);
    }

    [Theory]
    [InlineData("version=v4", "version=\e[31m", "this is '\\x1b[31m'")]
    [InlineData("threshold=1", "threshold=\0\a", "is '\\x00\\x07'")]
    [InlineData("Tree=0", "Tree=\e", "but 'Tree=\\x1b' was found")]
    public void Control_characters_of_a_file_are_escaped_in_messages(string sound, string damaged, string expected)
    {
        var text = ModelTexts.Stump("1", decisionType: 2).Replace(sound, damaged, StringComparison.Ordinal);

        var fault = Assert.Throws<SlipwayException>(() => ModelReader.Read(Encoding.UTF8.GetBytes(text), "model.txt"));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(fault.Message, char.IsControl);
    }

    [Fact]
    public void Control_characters_of_a_JSON_file_are_escaped_in_messages()
    {
        foreach (var damage in new[] { "\e", "\0", "\u009b", "t\e[31m", "\"\e", "nul\e" })
        {
            var fault = Assert.Throws<SlipwayException>(() => ModelReader.Read(Encoding.UTF8.GetBytes($"{{\"learner\":{damage}"), "model.json"));

            Assert.DoesNotContain(fault.Message, char.IsControl);
        }
    }
}
