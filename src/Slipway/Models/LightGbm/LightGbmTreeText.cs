namespace Slipway.Models.LightGbm;

/// <summary>Reads one tree of LightGBM's text model format.</summary>
internal static class LightGbmTreeText
{
    private const int CategoricalBit = 1;
    private const int DefaultLeftBit = 2;
    private const int MissingShift = 2;

    /// <summary>Makes the tree of the lines between <c>Tree=</c> and what follows it.</summary>
    public static Tree Parse(ModelValues values, int output, in ModelLines lines)
    {
        if (values.Has("is_linear") && values.Integer("is_linear", lines) != 0)
        {
            throw lines.Unsupported(
                values.LineOf("is_linear"), "the leaves of this tree hold linear models, which Slipway can't score; train with linear_tree=false");
        }

        var leafValues = values.Doubles("leaf_value", lines);
        var leafCount = values.Integer("num_leaves", lines);
        CheckCount("leaf_value", leafValues.Length, leafCount, values, lines);
        var categorySets = values.Has("num_cat") ? values.Integer("num_cat", lines) : 0;
        int[] bounds = [];
        uint[] bits = [];
        if (categorySets > 0)
        {
            bounds = values.Integers("cat_boundaries", lines);
            CheckCount("cat_boundaries", bounds.Length, categorySets + 1L, values, lines);
            bits = values.UnsignedIntegers("cat_threshold", lines);
            CheckCount("cat_threshold", bits.Length, bounds[^1], values, lines);
        }

        var splits = leafCount > 1 ? Splits(values, leafCount - 1, lines) : [];
        try
        {
            return new Tree(splits, leafValues, bounds, bits) { Output = output };
        }
        catch (ArgumentException exception)
        {
            throw lines.Fault(values.FirstLine, exception.Message, exception);
        }
    }

    private static Split[] Splits(ModelValues values, int count, in ModelLines lines)
    {
        var features = values.Integers("split_feature", lines);
        var thresholds = values.Doubles("threshold", lines);
        var decisions = values.Integers("decision_type", lines);
        var left = values.Integers("left_child", lines);
        var right = values.Integers("right_child", lines);
        CheckCount("split_feature", features.Length, count, values, lines);
        CheckCount("threshold", thresholds.Length, count, values, lines);
        CheckCount("decision_type", decisions.Length, count, values, lines);
        CheckCount("left_child", left.Length, count, values, lines);
        CheckCount("right_child", right.Length, count, values, lines);
        var splits = new Split[count];
        for (var i = 0; i < count; i++)
        {
            var missing = decisions[i] >> MissingShift;
            if (missing is < (int)MissingRule.None or > (int)MissingRule.NaN)
            {
                throw lines.Fault(values.LineOf("decision_type"), $"split {i} has decision type {decisions[i]}, which LightGBM does not have");
            }

            var isCategorical = (decisions[i] & CategoricalBit) != 0;
            splits[i] = new Split
            {
                Feature = features[i],
                CategorySet = isCategorical ? CategorySet(thresholds[i], i, values, lines) : -1,
                Threshold = isCategorical ? 0 : thresholds[i],
                // Whatever its rule says, LightGBM sends a category that is missing right.
                Missing = isCategorical ? MissingRule.NaN : (MissingRule)missing,
                DefaultLeft = !isCategorical && (decisions[i] & DefaultLeftBit) != 0,
                Left = left[i],
                Right = right[i],
            };
        }

        return splits;
    }

    /// <summary>A categorical split's threshold is the number of its set of categories.</summary>
    private static int CategorySet(double threshold, int split, ModelValues values, in ModelLines lines) =>
        threshold is >= 0 and < int.MaxValue && double.IsInteger(threshold)
            ? (int)threshold
            : throw lines.Fault(values.LineOf("threshold"), $"the categorical split {split} asks for category set {threshold}");

    private static void CheckCount(string key, int found, long expected, ModelValues values, in ModelLines lines)
    {
        if (found != expected)
        {
            throw lines.Fault(values.LineOf(key), $"{expected} values of {key} were expected, but there are {found}");
        }
    }
}
