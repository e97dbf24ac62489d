namespace Slipway.Pipelines.Load.Servers;

/// <summary>A table that nobody sees before it is whole, and that then takes its place at once.</summary>
internal interface INewTable
{
    /// <summary>What to write the rows to, quoted.</summary>
    string Quoted { get; }

    /// <summary>Makes it, empty.</summary>
    /// <param name="columns">Its columns.</param>
    /// <param name="rowNumber">Which of them is the key that counts the rows; null for none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="SlipwayException">It can't be made, or the one that it is to replace can't be.</exception>
    Task CreateAsync(IReadOnlyList<LoadedColumn> columns, string? rowNumber, CancellationToken cancellationToken);

    /// <summary>Gives it its name, in the place of the one that it replaces.</summary>
    Task PutInPlaceAsync(CancellationToken cancellationToken);
}
