namespace Slipway.Scoring.Compilation;

/// <summary>The order of nodes that are walked: level by level, so that both sides of a node, and what most rows pass, lie close together.</summary>
internal static class LevelOrder
{
    /// <param name="nodes">A tree's; empty for one that is a leaf.</param>
    /// <returns>
    /// Each place's node, or for leaf i the complement <c>~i</c>, and the place of its right side; its left side is the next one, and a leaf's
    /// right side is the leaf itself.
    /// </returns>
    public static List<(int Node, int Right)> Of(CompiledNode[] nodes)
    {
        var order = new List<(int Node, int Right)> { (nodes.Length == 0 ? ~0 : 0, 0) };
        for (var place = 0; place < order.Count; place++)
        {
            var node = order[place].Node;
            if (node >= 0)
            {
                order[place] = (node, order.Count);
                order.Add((nodes[node].Right, order.Count));
                order.Add((nodes[node].Left, order.Count));
            }
        }

        return order;
    }
}
