namespace Slipway.Features;

/// <summary>
/// Judges a feature's values. A rule is broken only where the rows go further than an absolute limit beyond the training
/// rows and beyond the reference rows, and where chance alone would hardly ever do that.
/// </summary>
internal sealed class ContractJudge(ContractStatistics reference, int featureCount)
{
    private readonly double _level = ContractLimits.FalseAlarms / Math.Max(1, featureCount);

    public IEnumerable<ContractViolation> Judge(Feature feature, FeatureTally found, FeatureStatistics shown)
    {
        var missing = Proportion.FromShare(shown.Missing, reference.Rows);
        var values = missing.Complement().Count;
        var trained = feature.Counts!.Sum() + feature.RareRows;
        if (feature.Categories is null)
        {
            var outside = Proportion.FromShare(shown.OutOfRange, values);
            if (IsMore(new(found.OutOfRange, found.Values), outside, new(0, trained), ContractLimits.OutOfRange) is { } limit)
            {
                yield return Range(feature, found, outside.Share, limit);
            }
        }
        else
        {
            var unseen = Proportion.FromShare(shown.Unseen, values);
            if (IsMore(new(found.Unseen, found.Values), unseen, new(feature.RareRows, trained), ContractLimits.Unseen) is { } limit)
            {
                yield return Unseen(feature, found, unseen.Share, limit);
            }
        }

        var trainedMissing = Proportion.FromShare(feature.ShareMissing, (long)Math.Round(trained / (1 - feature.ShareMissing)));
        if (IsMore(new(found.Missing, found.Rows), missing, trainedMissing, ContractLimits.Missing) is { } most)
        {
            yield return Missing(feature, found, missing.Share, most);
        }

        if (Fractional(feature, found, Proportion.FromShare(shown.Fractional, values), trained) is { } fractional)
        {
            yield return fractional;
        }

        if (Stability(feature, found, shown, values) is { } stability)
        {
            yield return stability;
        }
    }

    /// <summary>The limit, where the share found is above it and by more than chance; else null.</summary>
    private double? IsMore(Proportion found, Proportion shown, Proportion trained, double margin)
    {
        var limit = Math.Max(shown.Share, trained.Share) + margin;
        return found.Share > limit
            && (shown.Of == 0 || found.ChanceOfAsMany(shown) < _level)
            && found.ChanceOfAsMany(trained) < _level
            ? limit
            : null;
    }

    private ContractViolation? Fractional(Feature feature, FeatureTally found, Proportion shown, long trainedValues)
    {
        if (feature.Categories is not null || feature.Parts is not null)
        {
            return null;
        }

        var fractional = new Proportion(found.Fractional, found.Values);
        var trained = Proportion.FromShare(feature.ShareFractional, trainedValues);
        var more = IsMore(fractional, shown, trained, ContractLimits.Fractional);
        var fewer = IsMore(fractional.Complement(), shown.Complement(), trained.Complement(), ContractLimits.Fractional);
        if ((more ?? 1 - fewer) is not { } limit)
        {
            return null;
        }

        var bound = more is null ? "at least" : "at most";
        return new ContractViolation(
            feature.Name,
            ContractRule.Fractional,
            fractional.Share,
            limit,
            shown.Share,
            $"'{feature.Name}': {Percent(fractional.Share)} of {found.Values} values have digits after the point, in training {Percent(trained.Share)}; {bound} {Percent(limit)} would pass, and {Reference()} showed {Percent(shown.Share)}.");
    }

    private ContractViolation? Stability(Feature feature, FeatureTally found, FeatureStatistics shown, long shownValues)
    {
        if (found.Values < ContractLimits.StabilityValues)
        {
            return null;
        }

        var trained = StabilityIndex.Bins(feature, feature.Counts!, feature.RareRows);
        var bins = StabilityIndex.Bins(feature, found.Counts, found.Unseen);
        var (index, limit) = Compare(bins, trained);
        if (index <= limit)
        {
            return null;
        }

        if (shownValues > 0)
        {
            var shownBins = StabilityIndex.Bins(feature, shown.Counts, shownValues - shown.Counts.Sum());
            var (fromShown, shownLimit) = Compare(bins, shownBins);
            if (fromShown <= shownLimit)
            {
                return null;
            }
        }

        var also = shown.StabilityIndex is { } value ? $", and {Reference()} showed {value:0.00}" : "";
        return new ContractViolation(
            feature.Name,
            ContractRule.Stability,
            index,
            limit,
            shown.StabilityIndex,
            $"'{feature.Name}': {found.Values} values spread otherwise than in training, by a population stability index of {index:0.00}; up to {limit:0.00} would pass{also}.");
    }

    private (double Index, double Limit) Compare(long[] left, long[] right) =>
        (StabilityIndex.Of(left, right),
            ContractLimits.StabilityIndex + StabilityIndex.Noise(left.Length, left.Sum(), right.Sum(), _level));

    private ContractViolation Range(Feature feature, FeatureTally found, double shown, double limit)
    {
        var share = found.OutOfRange / (double)found.Values;
        var outside = found.Least == found.Largest
            ? ContractText.Value(feature, found.Least)
            : $"{ContractText.Value(feature, found.Least)} to {ContractText.Value(feature, found.Largest)}";
        return new ContractViolation(
            feature.Name,
            ContractRule.Range,
            share,
            limit,
            shown,
            $"'{feature.Name}': {Percent(share)} of {found.Values} values lie outside the training's range of {ContractText.Value(feature, feature.Min!.Value)} to {ContractText.Value(feature, feature.Max!.Value)} (they are {outside}); {Passing(limit, shown)}");
    }

    private ContractViolation Unseen(Feature feature, FeatureTally found, double shown, double limit)
    {
        var share = found.Unseen / (double)found.Values;
        return new ContractViolation(
            feature.Name,
            ContractRule.Unseen,
            share,
            limit,
            shown,
            $"'{feature.Name}': {Percent(share)} of {found.Values} values are none of the training's {feature.Categories!.Count} categories (the first is '{Excerpt.Of(found.UnseenExample!)}'); {Passing(limit, shown)}");
    }

    private ContractViolation Missing(Feature feature, FeatureTally found, double shown, double limit)
    {
        var share = found.Missing / (double)found.Rows;
        return new ContractViolation(
            feature.Name,
            ContractRule.Missing,
            share,
            limit,
            shown,
            $"'{feature.Name}': {Percent(share)} of {found.Rows} rows are missing, in training {Percent(feature.ShareMissing)}; {Passing(limit, shown)}");
    }

    private string Passing(double limit, double shown) =>
        $"up to {Percent(limit)} would pass, and {Reference()} showed {Percent(shown)}.";

    private string Reference() => reference.HeldBack ? "training rows held back to compare" : "the training's own test rows";

    private static string Percent(double share) => ContractText.Percent(share);
}
