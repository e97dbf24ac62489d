using System.Globalization;
using System.Text;
using Slipway.Columns;
using Slipway.Models;
using Slipway.Training.Metrics;

namespace Slipway.Sinks;

/// <summary>The columns that predictions take in a sink, after the key's.</summary>
internal sealed class PredictionLayout
{
    /// <summary>The column of the run that a row is from.</summary>
    public const string RunId = "run_id";

    /// <summary>The column of the predicted number or class.</summary>
    public const string Prediction = "prediction";

    // PostgreSQL's limit, the lowest of the databases'.
    private const int LongestName = 63;
    private const string ProbabilityPrefix = "probability_";

    private PredictionLayout(ColumnType type, IReadOnlyList<string> classes, IReadOnlyList<long> classNumbers, IReadOnlyList<string> probabilityColumns)
    {
        Type = type;
        Classes = classes;
        ClassNumbers = classNumbers;
        ProbabilityColumns = probabilityColumns;
    }

    /// <summary>The type of the column <c>prediction</c>: a number, or the type of the classes.</summary>
    public ColumnType Type { get; }

    /// <summary>The classes in the order of the probabilities; empty for a regression.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The classes as whole numbers, false and true as 0 and 1; empty where the type is not of these.</summary>
    public IReadOnlyList<long> ClassNumbers { get; }

    /// <summary>One a class, safe and unique in every database; empty for a regression.</summary>
    public IReadOnlyList<string> ProbabilityColumns { get; }

    /// <summary>Values a row has: 1, or one a class.</summary>
    public int ValueCount => Math.Max(1, Classes.Count);

    public static PredictionLayout Create(Metadata metadata)
    {
        if (metadata.Task == TaskKind.Regression)
        {
            return new PredictionLayout(ColumnType.Number, [], [], []);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var areNumbers = AreOf(metadata.Target.Type, metadata.Classes);
        return new PredictionLayout(
            areNumbers ? metadata.Target.Type : ColumnType.Text,
            metadata.Classes,
            areNumbers ? [.. metadata.Classes.Select(name => NumberOf(name, metadata.Target.Type)!.Value)] : [],
            [.. metadata.Classes.Select(name => Unique(Safe(name), names))]);
    }

    /// <summary>Whether all classes are values of a type that is stored as whole numbers.</summary>
    public static bool AreOf(ColumnType type, IReadOnlyList<string> classes) => classes.All(name => NumberOf(name, type) is not null);

    /// <summary>The predicted class, as text, of a row's probabilities.</summary>
    public string PredictedClass(ReadOnlySpan<double> probabilities) => Classes[ClassificationMetrics.Likeliest(probabilities)];

    /// <exception cref="SlipwayException">Two columns have one name, whatever its case; of kind <see cref="ErrorKind.Usage"/>.</exception>
    public static void RequireDifferent(IEnumerable<string> columns, string where)
    {
        if (columns.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } clash)
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"The key column '{clash.Key}' has the name of another column of {where}. Give it another name in a query (SELECT {clash.Key} AS …).");
        }
    }

    /// <summary>What to throw where a table is there that has other columns; one that looks like no table of predictions is not to be dropped.</summary>
    public static SlipwayException OtherColumns(string table, IReadOnlyCollection<string> existing, IEnumerable<string> needed) => new(
        ErrorKind.Database,
        $"Table '{table}' exists with the columns {string.Join(", ", existing)}; predictions of this model need {string.Join(", ", needed)}. "
        + $"Choose another table{(existing.Contains(RunId) && existing.Contains(Prediction) ? ", or drop this one" : "")}.");

    // An imported model's classes are called what somebody calls them: other, 007, or true before false.
    private static long? NumberOf(string name, ColumnType type) => type switch
    {
        ColumnType.Integer when long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == name => number,
        ColumnType.Boolean => name switch { "false" => 0, "true" => 1, _ => null },
        _ => null,
    };

    private static string Safe(string name)
    {
        var safe = new StringBuilder(ProbabilityPrefix);
        foreach (var letter in name)
        {
            safe.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_');
        }

        return safe.ToString();
    }

    private static string Unique(string name, HashSet<string> taken)
    {
        var shortened = name[..Math.Min(name.Length, LongestName)];
        for (var number = 2; !taken.Add(shortened); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"_{number}");
            shortened = name[..Math.Min(name.Length, LongestName - suffix.Length)] + suffix;
        }

        return shortened;
    }
}
