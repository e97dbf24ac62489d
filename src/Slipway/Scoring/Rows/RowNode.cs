namespace Slipway.Scoring.Rows;

/// <summary>A node of a tree that one row goes down.</summary>
/// <param name="Answer">Where the answer to its split is; of a leaf <see cref="RowAnswers.No"/>.</param>
/// <param name="Right">Where its right side is, and after that its left one; of a leaf itself.</param>
internal readonly record struct RowNode(int Answer, int Right);
