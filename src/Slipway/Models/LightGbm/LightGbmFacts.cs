using System.Globalization;
using System.Text;

namespace Slipway.Models.LightGbm;

/// <summary>
/// Reads what LightGBM's text format says beside the trees: gains, parameters, and the categories of pandas' columns, which LightGBM's Python
/// package adds as a last line. Of what no prediction depends on, anything that is not as expected is left out.
/// </summary>
internal static class LightGbmFacts
{
    private const string CategoricalParameter = "categorical_feature";

    /// <summary>The parameters that say how the trees were grown; the others name files and machines, or change nothing in the model.</summary>
    private static readonly HashSet<string> Kept =
    [
        "boosting", "objective", "num_class", "num_iterations", "learning_rate", "num_leaves", "max_depth", "min_data_in_leaf", "min_sum_hessian_in_leaf",
        "lambda_l1", "lambda_l2", "feature_fraction", "bagging_fraction", "bagging_freq", "extra_trees", "max_bin", "seed",
    ];

    /// <param name="text">A model's text that <see cref="LightGbmText"/> has read.</param>
    /// <param name="source">Its name in messages.</param>
    /// <param name="featureCount">How many model columns it has.</param>
    /// <exception cref="SlipwayException">The categories are damaged, or nothing says which columns they are of: numbers would be taken for their codes.</exception>
    public static ModelFacts Read(ReadOnlyMemory<byte> text, string source, int featureCount)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var gains = new double[featureCount];
        int[] features = [];
        int[] categorical = [];
        int[] listed = [];
        IReadOnlyList<IReadOnlyList<string>> pandas = [];
        var lines = new ModelLines(text, source);
        while (lines.MoveNext())
        {
            if (Value(lines.Line, "split_feature=") is { } splits)
            {
                features = Numbers(splits);
            }
            else if (Value(lines.Line, "split_gain=") is { } brought)
            {
                AddGains(gains, features, brought);
            }
            else if (Value(lines.Line, "feature_infos=") is { } infos)
            {
                categorical = [.. infos.Split(' ').Index().Where(info => !info.Item.StartsWith('[') && info.Item.Contains(':')).Select(info => info.Index)];
            }
            else if (Value(lines.Line, $"[{CategoricalParameter}: ") is { } columns)
            {
                listed = [.. Numbers(columns.TrimEnd(']').Replace(',', ' ')).Distinct().Order()];
            }
            else if (Value(lines.Line, "[") is { } parameter && parameter.TrimEnd(']').Split(": ", 2) is [var name, { Length: > 0 } value] && Kept.Contains(name))
            {
                parameters[name] = value;
            }
            else if (Value(lines.Line, "pandas_categorical:") is { } json)
            {
                pandas = PandasCategories.Parse(json)
                    ?? throw lines.Fault("behind pandas_categorical: a JSON list with a list of different values for each categorical column was expected");
            }
        }

        // pandas' categorical columns come in the order of the model's; which they are is said elsewhere.
        var owners = listed.Length == pandas.Count ? listed : categorical;
        if (pandas.Count > 0 && owners.Length != pandas.Count)
        {
            throw lines.Unsupported(
                lines.Number,
                $"pandas_categorical has the values of {pandas.Count} categorical columns, and the file does not say which they are: its parameter {CategoricalParameter} names {listed.Length}, feature_infos shows {categorical.Length}. "
                + "Take the line out, and give the values in the list of features (--features FILE, a line 'column = A,B,…')");
        }

        return new ModelFacts
        {
            Format = "LightGBM",
            Parameters = parameters,
            Gains = gains,
            Categories = pandas.Count > 0 ? owners.Zip(pandas).ToDictionary() : [],
        };
    }

    private static string? Value(ReadOnlySpan<byte> line, string start)
    {
        Span<byte> utf8 = stackalloc byte[start.Length];
        Encoding.ASCII.GetBytes(start, utf8);
        return line.StartsWith(utf8) ? Encoding.UTF8.GetString(line[start.Length..]) : null;
    }

    private static void AddGains(double[] gains, int[] features, string text)
    {
        foreach (var (feature, gain) in features.Zip(text.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (feature >= 0 && feature < gains.Length && double.TryParse(gain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            {
                gains[feature] += number;
            }
        }
    }

    private static int[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : -1)];
}
