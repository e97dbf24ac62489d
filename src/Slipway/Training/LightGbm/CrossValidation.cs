namespace Slipway.Training.LightGbm;

/// <summary>Validation on parts of the training rows that a booster does not see.</summary>
/// <param name="Parts">The rows are dealt into so many parts.</param>
/// <param name="HeldOut">So many of the parts are held out, each by a booster of its own: all of them, or one.</param>
/// <param name="Patience">Rounds without a better mean loss that end the search.</param>
internal sealed record CrossValidation(int Parts, int HeldOut, int Patience)
{
    /// <summary>In words that follow "by".</summary>
    public override string ToString() => HeldOut == Parts
        ? FormattableString.Invariant($"{Parts}-fold cross-validation on the training rows")
        : FormattableString.Invariant($"holding out {100.0 * HeldOut / Parts:0} % of the training rows");
}
