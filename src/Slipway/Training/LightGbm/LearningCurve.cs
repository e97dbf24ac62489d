namespace Slipway.Training.LightGbm;

/// <summary>How the loss fell round by round.</summary>
/// <param name="Loss">The loss by its name in the metadata: <c>mean_square_error</c> or <c>log_loss</c>.</param>
/// <param name="Points">In the order of the rounds; not every round has one.</param>
internal sealed record LearningCurve(string Loss, IReadOnlyList<LearningCurvePoint> Points)
{
    private const int FirstRounds = 20;
    private const int FurtherPoints = 80;

    /// <summary>
    /// Which rounds the curve shows: the first ones, where it bends, and then some at equal distances. Taking the training
    /// rows' loss costs about a tenth of a round, which would be felt if it were done at every one of hundreds.
    /// </summary>
    public static bool Shows(int round, int rounds) =>
        round <= FirstRounds || round == rounds || round % Math.Max(1, rounds / FurtherPoints) == 0;
}
