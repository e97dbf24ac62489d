namespace Slipway.Sources;

/// <summary>What a database says of its tables, through one connection.</summary>
internal interface ICatalog : IAsyncDisposable
{
    /// <summary>The tables and views, by name, without the database's own.</summary>
    Task<IReadOnlyList<string>> ReadTablesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The sets of columns that a table's own constraints keep unique and that rows can be ordered by: the primary key, then the smallest ones.
    /// SQLite's may hold NULLs.
    /// </summary>
    Task<IReadOnlyList<UniqueKey>> ReadUniqueKeysAsync(string table, CancellationToken cancellationToken);

    /// <summary>A table's name as SQL has it.</summary>
    Task<string> QuoteTableAsync(string table, CancellationToken cancellationToken);

    /// <summary>A column's name as SQL has it.</summary>
    string Quote(string name);

    /// <summary>The name of a new table that belongs to another one, in the same schema and no longer than the database takes.</summary>
    Task<string> NameBesideAsync(string table, string suffix, CancellationToken cancellationToken);
}
