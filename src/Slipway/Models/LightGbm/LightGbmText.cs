using System.Globalization;
using System.Text;

namespace Slipway.Models.LightGbm;

/// <summary>
/// Reads LightGBM's text model format, versions 3 and 4 (<c>src/boosting/gbdt_model_text.cpp</c> and <c>src/io/tree.cpp</c> of LightGBM write
/// it): a head, the trees, <c>end of trees</c>. What follows, importances and parameters, is not needed. No count that the text claims
/// is believed before as many values were read.
/// </summary>
internal static class LightGbmText
{
    /// <summary><c>kZeroThreshold</c>.</summary>
    private const float ZeroThreshold = 1e-35f;

    /// <summary>Whether a file is one of LightGBM's: whether its first line is <c>tree</c>.</summary>
    public static bool IsFile(ReadOnlySpan<byte> file) => file.StartsWith("tree\n"u8) || file.StartsWith("tree\r\n"u8) || file.SequenceEqual("tree"u8);

    /// <summary>Reads a model from its text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="source">Its name in messages: the file's path.</param>
    /// <exception cref="SlipwayException">The text is damaged, or has trees that can't be scored.</exception>
    public static Forest Parse(ReadOnlyMemory<byte> utf8, string source)
    {
        var lines = new ModelLines(utf8, source);
        if (!lines.MoveNext() || !lines.Line.SequenceEqual("tree"u8))
        {
            throw lines.Fault(1, $"a LightGBM model begins with the line 'tree', but '{Shorten(lines.Line)}' was found");
        }

        var head = new ModelValues("the head", firstLine: 1);
        var hasMore = ReadPart(ref lines, head);
        CheckVersion(head, lines);
        var outputCount = OutputCount(head, lines);
        var trees = new List<Tree>();
        while (hasMore && IsTree(lines))
        {
            if (!int.TryParse(lines.Line["Tree=".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index != trees.Count)
            {
                throw lines.Fault($"'Tree={trees.Count}' was expected, but '{Shorten(lines.Line)}' was found");
            }

            var values = new ModelValues($"tree {trees.Count}", lines.Number);
            hasMore = ReadPart(ref lines, values);
            trees.Add(LightGbmTreeText.Parse(values, trees.Count % outputCount, lines));
        }

        return hasMore
            ? Assemble(head, outputCount, trees, lines)
            : throw lines.Fault($"the text ends after {trees.Count} trees, before the line 'end of trees'");
    }

    /// <summary>Keeps the lines up to the next tree or the trees' end; false if the text ends before.</summary>
    private static bool ReadPart(ref ModelLines lines, ModelValues values)
    {
        while (lines.MoveNext())
        {
            if (IsTree(lines) || lines.Line.SequenceEqual("end of trees"u8))
            {
                return true;
            }

            if (!lines.Line.IsEmpty)
            {
                values.Add(lines);
            }
        }

        return false;
    }

    private static bool IsTree(in ModelLines lines) => lines.Line.StartsWith("Tree="u8);

    private static void CheckVersion(ModelValues head, in ModelLines lines)
    {
        if (head.Text("version") is not ("v3" or "v4"))
        {
            throw lines.Unsupported(
                head.LineOf("version"),
                $"versions v3 and v4 of LightGBM's model format can be read, but this is '{Excerpt.Of(head.Text("version") ?? "")}'; "
                + "open it with a present LightGBM and save it again");
        }
    }

    private static int OutputCount(ModelValues head, in ModelLines lines)
    {
        var key = head.Has("num_tree_per_iteration") ? "num_tree_per_iteration" : "num_class";
        var count = head.Integer(key, lines);
        return count >= 1 ? count : throw lines.Fault(head.LineOf(key), $"a model has at least one output, but {key} is {count}");
    }

    private static Forest Assemble(ModelValues head, int outputCount, List<Tree> trees, in ModelLines lines)
    {
        var names = head.Text("feature_names")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var claimed = head.Integer("max_feature_idx", lines) + 1L;
        if (names.Length != claimed)
        {
            throw lines.Fault(head.LineOf("feature_names"), $"{claimed} feature names were expected, but there are {names.Length}");
        }

        if (head.Has("tree_sizes") && head.Doubles("tree_sizes", lines).Length is var sizes && sizes != trees.Count)
        {
            throw lines.Fault(head.LineOf("tree_sizes"), $"the head counts {sizes} trees, but there are {trees.Count}");
        }

        if (trees.Count == 0)
        {
            throw lines.Unsupported(1, "the model has no trees, so that there is nothing to score; train it for one round or more and save it again");
        }

        if (trees.Count % outputCount != 0)
        {
            throw lines.Fault(1, $"{trees.Count} trees can't be shared out over {outputCount} outputs");
        }

        var objective = head.Text("objective");
        var transform = objective is null ? OutputTransform.Identity : LightGbmObjective.Parse(objective);
        if (transform is null)
        {
            throw lines.Unsupported(head.LineOf("objective"), $"the objective '{Excerpt.Of(objective!)}' is none of LightGBM 4.7.0");
        }

        try
        {
            return new Forest(names, outputCount, trees, transform)
            {
                Divisor = head.Has("average_output") ? trees.Count / outputCount : 1,
                ZeroThreshold = ZeroThreshold,
            };
        }
        catch (ArgumentException exception)
        {
            throw lines.Fault(1, exception.Message, exception);
        }
    }

    private static string Shorten(ReadOnlySpan<byte> line) => Excerpt.Of(Encoding.UTF8.GetString(line[..Math.Min(line.Length, 240)]));
}
