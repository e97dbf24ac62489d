using System.Buffers.Binary;
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

    private readonly float _zeroThreshold;
    private readonly List<RowRun> _runs = [];
    private readonly float[] _thresholds;
    private readonly uint[] _sets;

    /// <param name="splits">The forest's.</param>
    /// <param name="used">The numbers of those that are answered.</param>
    public RowAnswers(SplitTable splits, IEnumerable<int> used)
    {
        _zeroThreshold = splits.ZeroThreshold;
        Places = new int[splits.Splits.Count];
        int[] order = [.. used.Distinct()];
        Array.Sort(order, (one, other) => splits.Splits[one].CompareTo(splits.Splits[other]));
        var thresholds = new List<float>();
        var sets = new List<uint>();
        for (var (first, next) = (0, 0); first < order.Length; first = next)
        {
            var (feature, kind) = (splits.Splits[order[first]].Feature, splits.Splits[order[first]].Kind);
            thresholds.AddRange(new float[(Step - (thresholds.Count % Step)) % Step]);
            for (next = first; next < order.Length && splits.Splits[order[next]].Feature == feature && splits.Splits[order[next]].Kind == kind; next++)
            {
                Places[order[next]] = thresholds.Count;
                thresholds.Add(splits.Splits[order[next]].Threshold);
            }

            var firstSet = sets.Count;
            var categories = kind is SplitKind.InSet or SplitKind.InSetOrMissing ? CategoryTables.Add(splits, order.AsSpan(first..next), sets) : 0;
            _runs.Add(new RowRun(feature, kind, Places[order[first]], next - first, firstSet, categories));
        }

        _thresholds = [.. thresholds, .. new float[Step]];
        _sets = [.. sets];
    }

    /// <summary>Where each split's answer is.</summary>
    public int[] Places { get; }

    /// <summary>Bytes of all answers.</summary>
    public int Length => _thresholds.Length + 1;

    /// <summary>The place of an answer that is always no.</summary>
    public int No => _thresholds.Length;

    public void Write(FeatureMatrix rows, int row, Span<byte> answers)
    {
        answers[No] = 0;
        var values = rows.Values.AsSpan(rows.FirstRow + row);
        foreach (var run in _runs)
        {
            var value = values[run.Feature * rows.Stride];
            var isZero = !(Math.Abs(value) > _zeroThreshold);
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
        var word = float.IsNaN(value) ? CategoryTable.Missing(run.Categories)
            : value > -1 && value < run.Categories ? (int)value
            : CategoryTable.None(run.Categories);
        for (var table = run.FirstSet; table < _sets.Length && run.Count > 0; table += CategoryTable.Words(run.Categories))
        {
            var bits = _sets[table + word];
            for (var i = 0; i < Math.Min(CategoryTable.Sets, run.Count); i += 8, bits >>= 8)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(answers[(run.First + i)..], Bytes((byte)bits));
            }

            run = run with { First = run.First + CategoryTable.Sets, Count = run.Count - CategoryTable.Sets };
        }
    }

    /// <summary>A byte for each bit.</summary>
    private static ulong Bytes(byte bits)
    {
        // Byte i keeps bit i, and carries it into its highest one.
        var kept = (bits * 0x0101_0101_0101_0101ul) & 0x8040_2010_0804_0201ul;
        return ((kept + 0x7F7F_7F7F_7F7F_7F7Ful) >> 7) & 0x0101_0101_0101_0101ul;
    }
}
