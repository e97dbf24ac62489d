namespace Slipway.Models.XgBoost;

/// <summary>Reads one tree. The file has one list for each value of a node, be it split or leaf, and pruned nodes stay in these lists.</summary>
internal static class XgBoostTree
{
    private const int NoChild = -1;

    /// <summary>The place of a node that is not reached, which no leaf has.</summary>
    private const int Unreached = int.MinValue;

    /// <summary>Makes a tree of the nodes that can be reached from node 0.</summary>
    public static Tree Read(ModelPart tree, int output, CategoryLimit limit)
    {
        var parameters = tree.Part("tree_param");
        if (parameters.Count("size_leaf_vector") > 1)
        {
            throw tree.Unsupported(
                "the leaves of this model hold a value for each target, which Slipway can't score; train with multi_strategy=one_output_per_tree");
        }

        var count = parameters.Count("num_nodes");
        var left = tree.Numbers("left_children", count);
        var right = tree.Numbers("right_children", count);
        var values = tree.Numbers("split_conditions", count);
        var places = Places(left, right, tree);
        var categories = new XgBoostCategories(tree, count, limit);
        var splits = Splits(tree, places, left, right, values, categories);
        var leaves = new double[splits.Length + 1];
        for (var node = 0; node < count; node++)
        {
            if (places[node] is < 0 and not Unreached)
            {
                leaves[~places[node]] = (float)values[node];
            }
        }

        try
        {
            return new Tree(splits, leaves, categories.Bounds, categories.Bits) { Output = output };
        }
        catch (ArgumentException exception)
        {
            throw tree.Fault(exception.Message, exception);
        }
    }

    /// <summary>Each node's place in the tree: i for split i, <c>~i</c> for leaf i.</summary>
    private static int[] Places(double[] left, double[] right, ModelPart tree)
    {
        if (left.Length == 0)
        {
            throw tree.Fault("a tree has at least one node, but there is none");
        }

        var places = new int[left.Length];
        Array.Fill(places, Unreached);
        var (splits, leaves) = (0, 0);
        var open = new Stack<int>([0]);
        while (open.TryPop(out var node))
        {
            if (places[node] != Unreached)
            {
                throw tree.Fault($"node {node} is the child of two nodes or of one below it");
            }

            if (left[node] == NoChild)
            {
                places[node] = ~leaves++;
                continue;
            }

            places[node] = splits++;
            open.Push(Child(right, node, tree));
            open.Push(Child(left, node, tree));
        }

        return places;
    }

    private static int Child(double[] children, int node, ModelPart tree) =>
        children[node] >= 0 && children[node] < children.Length && double.IsInteger(children[node])
            ? (int)children[node]
            : throw tree.Fault($"node {node} has node {children[node]} as its child, which does not exist");

    private static Split[] Splits(ModelPart tree, int[] places, double[] left, double[] right, double[] values, XgBoostCategories categories)
    {
        var features = tree.Numbers("split_indices", places.Length);
        var defaultLeft = tree.Numbers("default_left", places.Length);
        var types = tree.Has("split_type") ? tree.Numbers("split_type", places.Length) : null;
        var splits = new Split[places.Count(place => place >= 0)];
        for (var node = 0; node < places.Length; node++)
        {
            if (places[node] < 0)
            {
                continue;
            }

            if (!(features[node] >= 0 && features[node] < int.MaxValue && double.IsInteger(features[node])))
            {
                throw tree.Fault($"node {node} asks for feature {features[node]}, which does not exist");
            }

            var set = types is not null && types[node] != 0 ? categories.SetOf(node, tree) : -1;

            // XGBoost sends the categories of the set right, and all other values left; here they go left.
            var isExchanged = set >= 0;
            splits[places[node]] = new Split
            {
                Feature = (int)features[node],
                CategorySet = set,
                Threshold = isExchanged ? 0 : (float)values[node],
                Comparison = Comparison.Less,
                Missing = MissingRule.NaN,
                DefaultLeft = defaultLeft[node] != 0 != isExchanged,
                Left = places[(int)(isExchanged ? right : left)[node]],
                Right = places[(int)(isExchanged ? left : right)[node]],
            };
        }

        return splits;
    }
}
