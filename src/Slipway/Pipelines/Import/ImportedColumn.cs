namespace Slipway.Pipelines.Import;

/// <summary>A model column, and what it is taken from.</summary>
/// <param name="Name">The table's column.</param>
/// <param name="Categories">For text: its values in the order of their codes; null where the model takes numbers as they are, or nobody knows the codes.</param>
/// <param name="AreListed">True where the list of features gives the categories, and not the model's file.</param>
internal sealed record ImportedColumn(string Name, IReadOnlyList<string>? Categories, bool AreListed)
{
    /// <summary>True where the model takes codes of categories, whether anybody knows what they mean or not.</summary>
    public bool TakesCodes { get; init; }
}
