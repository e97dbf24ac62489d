using System.Text;
using Slipway.Models;

namespace Slipway.Exports.Sql;

/// <summary>
/// A tree as a CASE. The side with the deeper nesting is what follows the other one's THEN as further WHENs, so that a tree of n leaves nests at most
/// log2(n) deep however deep it is itself: parsers have a stack.
/// </summary>
internal sealed class TreeSql(Forest forest, ModelColumnSql[] columns, SqlFormatter formatter)
{
    public void Append(Tree tree, StringBuilder into)
    {
        var regions = new SplitRegions[tree.Splits.Length];
        for (var i = 0; i < regions.Length; i++)
        {
            regions[i] = SplitRegions.Of(tree.Splits[i], tree, forest.ZeroThreshold);
        }

        Append(tree, regions, Nesting(tree), tree.Splits.Length == 0 ? ~0 : 0, into);
    }

    private void Append(Tree tree, SplitRegions[] regions, int[] nesting, int node, StringBuilder into)
    {
        var isOpen = false;
        for (; node >= 0;)
        {
            ref readonly var split = ref tree.Splits[node];
            if (regions[node].IsConstant)
            {
                node = regions[node].IsMissingLeft ? split.Left : split.Right;
                continue;
            }

            var (left, right) = (NestingOf(split.Left, nesting), NestingOf(split.Right, nesting));

            // Of equals, what is missing is left to the ELSE, which needs no word for it.
            var takesLeft = left < right || (left == right && !regions[node].IsMissingLeft);
            into.Append(isOpen ? " WHEN " : "CASE WHEN ");
            into.Append(SplitSql.Condition(regions[node], columns[split.Feature], takesLeft, formatter)).Append(" THEN ");
            Append(tree, regions, nesting, takesLeft ? split.Left : split.Right, into);
            isOpen = true;
            node = takesLeft ? split.Right : split.Left;
        }

        into.Append(isOpen ? " ELSE " : "").Append(formatter.Number(tree.LeafValues[~node])).Append(isOpen ? " END" : "");
    }

    private static int NestingOf(int node, int[] nesting) => node < 0 ? 0 : nesting[node];

    // How deep the CASEs of each split nest, found from the leaves up.
    private static int[] Nesting(Tree tree)
    {
        var order = new List<int>(tree.Splits.Length);
        var open = new Stack<int>(tree.Splits.Length == 0 ? [] : [0]);
        while (open.TryPop(out var node))
        {
            order.Add(node);
            foreach (var child in new[] { tree.Splits[node].Left, tree.Splits[node].Right }.Where(child => child >= 0))
            {
                open.Push(child);
            }
        }

        var nesting = new int[tree.Splits.Length];
        for (var i = order.Count - 1; i >= 0; i--)
        {
            ref readonly var split = ref tree.Splits[order[i]];
            var (left, right) = (NestingOf(split.Left, nesting), NestingOf(split.Right, nesting));
            nesting[order[i]] = Math.Max(Math.Min(left, right) + 1, Math.Max(left, right));
        }

        return nesting;
    }
}
