using System.Runtime.Intrinsics;
using Slipway.Features;
using Slipway.Scoring.Compilation;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Rows;

/// <summary>The answers of all distinct splits for one row: a byte each, 1 where it goes left. Runs of one feature and kind are padded to whole vectors.</summary>
internal sealed class RowAnswers
{
    /// <summary>Thresholds that are compared at once.</summary>
    private const int Step = 16;

    private readonly SplitTable _splits;
    private readonly List<RowRun> _runs = [];
    private readonly float[] _thresholds;
    private readonly int[] _sets;

    public RowAnswers(SplitTable splits)
    {
        _splits = splits;
        Places = new int[splits.Splits.Count];
        var order = Enumerable.Range(0, Places.Length).ToArray();
        Array.Sort(order, (one, other) => splits.Splits[one].CompareTo(splits.Splits[other]));
        var thresholds = new List<float>();
        var sets = new List<int>();
        foreach (var number in order)
        {
            var split = splits.Splits[number];
            if (_runs.Count == 0 || _runs[^1].Feature != split.Feature || _runs[^1].Kind != split.Kind)
            {
                var padding = (Step - (thresholds.Count % Step)) % Step;
                thresholds.AddRange(new float[padding]);
                sets.AddRange(new int[padding]);
                _runs.Add(new RowRun(split.Feature, split.Kind, thresholds.Count, 0));
            }

            _runs[^1] = _runs[^1] with { Count = _runs[^1].Count + 1 };
            Places[number] = thresholds.Count;
            thresholds.Add(split.Threshold);
            sets.Add(split.CategorySet);
        }

        _thresholds = [.. thresholds, .. new float[Step]];
        _sets = [.. sets];
    }

    /// <summary>Where each split's answer is.</summary>
    public int[] Places { get; }

    /// <summary>Bytes of all answers.</summary>
    public int Length => _thresholds.Length;

    public void Write(FeatureMatrix rows, int row, Span<byte> answers)
    {
        var values = rows.Values.AsSpan(rows.FirstRow + row);
        foreach (var run in _runs)
        {
            var value = values[run.Feature * rows.Stride];
            var isZero = !(Math.Abs(value) > _splits.ZeroThreshold);
            switch (run.Kind)
            {
                case SplitKind.LessOrEqual:
                    Compare(run, value, 0, 0, answers);
                    break;
                case SplitKind.NotGreater:
                    Compare(run, value, float.IsNaN(value) ? (byte)1 : (byte)0, 0, answers);
                    break;
                case SplitKind.LessOrEqualNoZero:
                    Compare(run, value, 0, isZero ? (byte)1 : (byte)0, answers);
                    break;
                case SplitKind.NotGreaterOrZero:
                    Compare(run, value, isZero ? (byte)1 : (byte)0, 0, answers);
                    break;
                default:
                    LookUp(run, value, answers);
                    break;
            }
        }
    }

    /// <summary>Whether the value is at most each threshold, or else as the two bytes say.</summary>
    private void Compare(RowRun run, float value, byte always, byte never, Span<byte> answers)
    {
        var compared = Vector128.Create(value);
        for (var i = run.First; i < run.First + run.Count; i += Step)
        {
            var lower = Vector128.Narrow(AtMost(compared, i), AtMost(compared, i + 4));
            var upper = Vector128.Narrow(AtMost(compared, i + 8), AtMost(compared, i + 12));
            var isLeft = Vector128.Narrow(lower, upper).AsByte() & Vector128<byte>.One;
            ((isLeft | Vector128.Create(always)) & Vector128.Create((byte)(1 - never))).CopyTo(answers[i..]);
        }
    }

    private Vector128<int> AtMost(Vector128<float> value, int first) =>
        Vector128.LessThanOrEqual(value, Vector128.Create(_thresholds.AsSpan(first, 4))).AsInt32();

    private void LookUp(RowRun run, float value, Span<byte> answers)
    {
        for (var i = run.First; i < run.First + run.Count; i++)
        {
            var isLeft = _splits.CategorySets.Contains(_sets[i], value) || (run.Kind == SplitKind.InSetOrMissing && float.IsNaN(value));
            answers[i] = isLeft ? (byte)1 : (byte)0;
        }
    }
}
