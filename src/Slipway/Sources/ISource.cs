namespace Slipway.Sources;

/// <summary>A database or file that rows are read from.</summary>
internal interface ISource : IAsyncDisposable
{
    /// <summary>The kind of source, in a word for messages, metadata and run tables: <c>sqlite</c>, <c>csv</c>.</summary>
    string Provider { get; }

    /// <summary>
    /// Starts a query and learns its columns. The rows are not read yet.
    /// </summary>
    /// <exception cref="SlipwayException">No such table or column, a faulty query, or the source can't be reached.</exception>
    ValueTask<IRowReader> OpenAsync(ReadRequest request, CancellationToken cancellationToken);
}
