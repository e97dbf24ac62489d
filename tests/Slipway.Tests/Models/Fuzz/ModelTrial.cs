using System.Diagnostics;
using Slipway.Features;
using Slipway.Models;
using Slipway.Scoring;

namespace Slipway.Tests.Models.Fuzz;

/// <summary>What became of a damaged model file.</summary>
/// <param name="IsRead">Whether it was read in spite of the damage, and then scored.</param>
/// <param name="Failure">What must not happen: an exception that is no refusal in words, or too much memory; null if nothing did.</param>
/// <param name="Elapsed">How long it took.</param>
internal readonly record struct ModelTrial(bool IsRead, string? Failure, TimeSpan Elapsed)
{
    /// <summary>Memory that a file may need, in multiples of its bytes: a character and a blank can be a number of eight bytes, in several arrays.</summary>
    private const long MultipleOfFile = 50;
    private const long BytesBesides = 1 << 20;
    private const int LongestMessage = 1000;
    private const string Name = "damaged.model";

    private static readonly float[] Values = [0, float.NaN, 1e30f, -1, 3, 0.25f, float.NegativeInfinity];

    /// <summary>Reads a file, and scores some rows by it if it is still a model.</summary>
    public static ModelTrial Of(byte[] file)
    {
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        string? failure = null;
        var isRead = false;
        try
        {
            var estimator = ModelReader.Read(file, Name);
            isRead = true;
            Score(estimator);
            ModelFacts.Read(file, Name, estimator);
        }
        catch (SlipwayException refusal)
        {
            failure = Fault(refusal);
        }
        catch (Exception exception)
        {
            failure = exception.ToString();
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > MultipleOfFile * file.Length + BytesBesides)
        {
            failure ??= $"{allocated:N0} bytes were allocated for a file of {file.Length:N0}";
        }

        return new ModelTrial(isRead, failure, clock.Elapsed);
    }

    private static string? Fault(SlipwayException refusal) =>
        refusal.Kind != ErrorKind.Model || !refusal.Message.Contains(Name, StringComparison.Ordinal) ? $"a refusal without its file: {refusal}"
        : refusal.Message.Length > LongestMessage ? $"a message of {refusal.Message.Length:N0} characters"
        : null;

    private static void Score(Estimator estimator)
    {
        var rows = new FeatureMatrix(estimator.FeatureCount, Values.Length) { RowCount = Values.Length };
        for (var column = 0; column < rows.ColumnCount; column++)
        {
            for (var row = 0; row < rows.RowCount; row++)
            {
                rows.Column(column)[row] = Values[(column + row) % Values.Length];
            }
        }

        var predictor = new Predictor(estimator);
        predictor.Predict(rows, new double[rows.RowCount * predictor.ValueCount]);
    }
}
