namespace Slipway.Models.XgBoost;

/// <summary>
/// The sets of categories of one tree. The file lists the categories of all categorical splits one after another (<c>categories</c>), and for
/// each such split its node (<c>categories_nodes</c>), where its categories begin (<c>categories_segments</c>) and how many they are
/// (<c>categories_sizes</c>).
/// </summary>
internal sealed class XgBoostCategories
{
    /// <summary>XGBoost's <c>OutOfRangeCat</c>: float32 has all whole numbers up to it.</summary>
    private const int CategoryEnd = 1 << 24;

    private readonly Dictionary<int, int> _sets = [];

    public XgBoostCategories(ModelPart tree, int nodeCount, CategoryLimit limit)
    {
        if (!tree.Has("categories_nodes"))
        {
            return;
        }

        var nodes = tree.Numbers("categories_nodes");
        var segments = tree.Numbers("categories_segments", nodes.Length);
        var sizes = tree.Numbers("categories_sizes", nodes.Length);
        var categories = tree.Numbers("categories");
        Bounds = new int[nodes.Length + 1];
        var end = 0.0;
        for (var i = 0; i < nodes.Length; i++)
        {
            // A segment that began before the last one's end would let a short list be read again and again.
            if (!(segments[i] >= end && sizes[i] >= 0 && segments[i] + sizes[i] <= categories.Length && double.IsInteger(segments[i]) && double.IsInteger(sizes[i])))
            {
                throw tree.Fault($"set {i} of the categories begins at {segments[i]} and has {sizes[i]} of {categories.Length}, the last one ends at {end}");
            }

            if (!(nodes[i] >= 0 && nodes[i] < nodeCount && double.IsInteger(nodes[i]) && _sets.TryAdd((int)nodes[i], i)))
            {
                throw tree.Fault($"set {i} of the categories is that of node {nodes[i]}, which has one already or does not exist");
            }

            end = segments[i] + sizes[i];
            Bounds[i + 1] = Bounds[i] + Words(Set(i), tree, limit);
        }

        Bits = new uint[Bounds[^1]];
        for (var i = 0; i < nodes.Length; i++)
        {
            var bits = Bits.AsSpan(Bounds[i]..Bounds[i + 1]);
            foreach (var category in Set(i))
            {
                bits[(int)category / 32] |= 1u << ((int)category % 32);
            }
        }

        ReadOnlySpan<double> Set(int i) => categories.AsSpan((int)segments[i], (int)sizes[i]);
    }

    /// <summary>As <see cref="Tree"/> takes them.</summary>
    public int[] Bounds { get; } = [0];

    public uint[] Bits { get; } = [];

    /// <summary>The set of a categorical split.</summary>
    public int SetOf(int node, ModelPart tree) =>
        _sets.TryGetValue(node, out var set) ? set : throw tree.Fault($"node {node} asks for a category, but has no set of categories");

    /// <summary>How many words of 32 categories a set needs.</summary>
    private static int Words(ReadOnlySpan<double> categories, ModelPart tree, CategoryLimit limit)
    {
        var last = -1;
        foreach (var category in categories)
        {
            if (!(category >= 0 && category < CategoryEnd && double.IsInteger(category)))
            {
                throw tree.Fault($"the category {category} is not a whole number from 0 to {CategoryEnd - 1}");
            }

            last = Math.Max(last, (int)category);
        }

        var words = last / 32 + (last >= 0 ? 1 : 0);
        if (!limit.TryTake(words))
        {
            throw tree.Fault($"the sets of categories, up to {last}, take far more memory than the file");
        }

        return words;
    }
}
