using System.Text;

namespace Slipway.Models.Onnx.Trees;

/// <summary>Reads the names of nodes' modes.</summary>
internal static class OnnxNodeModes
{
    /// <summary>The mode with a name.</summary>
    /// <param name="node">The graph's node, for messages.</param>
    /// <param name="name">As UTF-8.</param>
    public static OnnxNodeMode Parse(OnnxNode node, ReadOnlySpan<byte> name) =>
        name.SequenceEqual("LEAF"u8) ? OnnxNodeMode.Leaf
        : name.SequenceEqual("BRANCH_LEQ"u8) ? OnnxNodeMode.LessOrEqual
        : name.SequenceEqual("BRANCH_LT"u8) ? OnnxNodeMode.Less
        : name.SequenceEqual("BRANCH_GTE"u8) ? OnnxNodeMode.GreaterOrEqual
        : name.SequenceEqual("BRANCH_GT"u8) ? OnnxNodeMode.Greater
        : name.SequenceEqual("BRANCH_EQ"u8) || name.SequenceEqual("BRANCH_NEQ"u8)
            ? throw node.Unsupported($"a tree asks for equal values ({Encoding.UTF8.GetString(name)}), which Slipway can't score; train the model on numbers that are compared by size")
            : throw node.Damaged($"a node's mode is '{Excerpt.Of(Encoding.UTF8.GetString(name))}', which ONNX does not have");
}
