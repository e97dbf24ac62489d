using Slipway.Models;
using Slipway.Scoring.Kernels;
using Slipway.Scoring.Linear;
using Slipway.Scoring.Preparation;
using Slipway.Scoring.Reference;

namespace Slipway.Scoring;

/// <summary>Picks the scorer for a model on this machine.</summary>
internal static class ScorerFactory
{
    /// <summary>The variable that forces a scorer of trees: reference, portable, avx2, avx512, avx512-vbmi.</summary>
    public const string Variable = "SLIPWAY_SCORER";

    private const string Reference = "reference";

    /// <summary>The scorer that <c>SLIPWAY_SCORER</c> names, or else the fastest one.</summary>
    /// <exception cref="SlipwayException">The variable names no scorer, or one that this machine can't run.</exception>
    public static IScorer Create(Estimator estimator) => Create(estimator, Environment.GetEnvironmentVariable(Variable));

    /// <param name="estimator">The model.</param>
    /// <param name="name">A scorer's name; null or empty for the fastest one.</param>
    /// <exception cref="SlipwayException">The name is no scorer's, or that of one that this machine can't run.</exception>
    public static IScorer Create(Estimator estimator, string? name)
    {
        // Also where there is but one scorer: a wrong name is a mistake whatever the model is.
        var kernel = string.IsNullOrEmpty(name) ? KernelCatalog.Fastest : name == Reference ? null : Named(name);
        return Create(estimator, kernel);
    }

    private static IScorer Create(Estimator estimator, Kernel? kernel) => estimator switch
    {
        Forest forest => kernel is null ? new ReferenceScorer(forest) : new KernelScorer(forest, kernel),
        LinearModel linear => new LinearScorer(linear),
        PreparedEstimator prepared => new PreparedScorer(prepared, Create(prepared.Inner, kernel)),
        _ => throw new ArgumentException($"no scorer for {estimator.GetType().Name}", nameof(estimator)),
    };

    private static Kernel Named(string name)
    {
        var levels = Enum.GetValues<KernelLevel>();
        foreach (var level in levels)
        {
            if (level.Name() == name)
            {
                return KernelCatalog.Get(level) ?? throw new SlipwayException(
                    ErrorKind.Usage, $"{Variable} asks for '{name}', which this processor or this build of Slipway lacks. There are: {Available()}. Leave it unset for the fastest.");
            }
        }

        throw new SlipwayException(ErrorKind.Usage, $"{Variable} is '{name}', which is no scorer. There are: {Available()}. Leave it unset for the fastest.");
    }

    private static string Available() =>
        string.Join(", ", Enum.GetValues<KernelLevel>().Where(level => KernelCatalog.Get(level) is not null).Select(level => level.Name()).Prepend(Reference));
}
