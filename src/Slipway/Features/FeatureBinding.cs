using Slipway.Columns;

namespace Slipway.Features;

/// <summary>
/// A model's features bound to the columns of a query: the only way from a row to a feature row, in training and in
/// prediction alike. It holds no state of a run and may be used from several threads at once.
/// </summary>
internal sealed class FeatureBinding
{
    private readonly int[] _columns;
    private readonly int[] _firstModelColumns;
    private readonly CategoryEncoder?[] _categories;

    private FeatureBinding(IReadOnlyList<Feature> features, int[] columns)
    {
        Features = features;
        _columns = columns;
        _firstModelColumns = new int[features.Count];
        _categories = [.. features.Select(feature => feature.Categories is { } known ? new CategoryEncoder(known) : null)];
        for (var i = 0; i < features.Count; i++)
        {
            _firstModelColumns[i] = Width;
            Width += features[i].Width;
        }
    }

    public IReadOnlyList<Feature> Features { get; }

    /// <summary>How many model columns there are: the columns of a <see cref="FeatureMatrix"/>.</summary>
    public int Width { get; }

    /// <summary>Finds every feature's column by name: exactly, else ignoring case if that is unique.</summary>
    /// <param name="features">A model's features.</param>
    /// <param name="schema">The columns of a query.</param>
    /// <param name="what">What is read, for messages: <c>table 'x'</c>.</param>
    /// <exception cref="SlipwayException">The query breaks the contract's structure; the message lists every fault.</exception>
    public static FeatureBinding Bind(IReadOnlyList<Feature> features, Schema schema, string what) =>
        new(features, FeatureMatching.Match(features, schema, what));

    /// <summary>The query's column of a feature.</summary>
    public int ColumnOf(int feature) => _columns[feature];

    /// <summary>The first model column of a feature.</summary>
    public int ModelColumnOf(int feature) => _firstModelColumns[feature];

    /// <summary>Encodes all rows of a batch; the matrix must have room for them.</summary>
    /// <exception cref="SlipwayException">A value is of another kind than the column it stands in.</exception>
    public void Encode(ColumnBatch batch, FeatureMatrix into, EncodeCounters counters)
    {
        into.RowCount = batch.RowCount;
        counters.Rows += batch.RowCount;
        for (var i = 0; i < _columns.Length; i++)
        {
            var column = batch.Columns[_columns[i]];
            var first = _firstModelColumns[i];
            if (Features[i].Parts is { } parts)
            {
                DateEncoder.Encode(column, parts, into, first, batch.FirstRowNumber);
            }
            else if (_categories[i] is { } categories)
            {
                counters.Unseen[i] += categories.Encode(column, into.Column(first), batch.FirstRowNumber);
            }
            else
            {
                NumberEncoder.Encode(column, into.Column(first), batch.FirstRowNumber);
            }
        }
    }
}
