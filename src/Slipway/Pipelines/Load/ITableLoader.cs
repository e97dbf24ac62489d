using Slipway.Columns;
using Slipway.Sources.Csv;

namespace Slipway.Pipelines.Load;

/// <summary>
/// Writes rows into one table of one kind of database: all of them, or none. Disposing of it before <see cref="CommitAsync"/> leaves
/// the database as it was.
/// </summary>
internal interface ITableLoader : IAsyncDisposable
{
    /// <summary>What the user should know of how rows are written; else null.</summary>
    string? Note { get; }

    /// <summary>Creates the table, or looks at the one to append to.</summary>
    /// <exception cref="SlipwayException">The table can't take the file's columns, or is there and may not be.</exception>
    ValueTask<LoadPlan> BeginAsync(FileSchema file, LoadOptions options, CancellationToken cancellationToken);

    /// <summary>Appends the batch's rows.</summary>
    ValueTask WriteAsync(ColumnBatch batch, CancellationToken cancellationToken);

    ValueTask CommitAsync(CancellationToken cancellationToken);
}
