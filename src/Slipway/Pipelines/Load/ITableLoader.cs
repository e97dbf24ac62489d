using Slipway.Columns;
using Slipway.Sources.Csv;

namespace Slipway.Pipelines.Load;

/// <summary>
/// Writes rows into one table of one kind of database, all in one transaction. Disposing of it before
/// <see cref="CommitAsync"/> leaves the database as it was.
/// </summary>
internal interface ITableLoader : IAsyncDisposable
{
    /// <summary>The columns that <see cref="BeginAsync"/> settled on.</summary>
    IReadOnlyList<LoadedColumn> Columns { get; }

    /// <summary>
    /// Creates the table, or looks at the one to append to. Returns the columns as the file's values are to be read, in the
    /// file's order.
    /// </summary>
    /// <exception cref="SlipwayException">The table can't take the file's columns, or is there and may not be.</exception>
    ValueTask<Schema> BeginAsync(FileSchema file, LoadOptions options, CancellationToken cancellationToken);

    /// <summary>Appends the batch's rows.</summary>
    ValueTask WriteAsync(ColumnBatch batch, CancellationToken cancellationToken);

    ValueTask CommitAsync(CancellationToken cancellationToken);
}
