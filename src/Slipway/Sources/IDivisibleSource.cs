namespace Slipway.Sources;

/// <summary>A source whose rows can be read in parts, by their key.</summary>
internal interface IDivisibleSource : ISource
{
    /// <summary>
    /// Finds keys that cut the rows into parts of nearly the same number: part 1 has the rows up to the first key, part 2 those after it up to
    /// the second, and the last part those after the last key. Rows are not counted where an index or a sample tells enough.
    /// </summary>
    /// <param name="request">What is read, with the key in <see cref="ReadRequest.OrderBy"/>.</param>
    /// <param name="parts">How many parts, from 2.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>One key fewer than parts, ascending, perhaps with equal ones; null where there are no rows.</returns>
    ValueTask<IReadOnlyList<KeyValues>?> FindBoundsAsync(ReadRequest request, int parts, CancellationToken cancellationToken);
}
