namespace Slipway.Cli.Commands;

/// <summary>What is loaded, from where, into which table, and how the file is read.</summary>
internal sealed record LoadCommandOptions
{
    public required string File { get; init; }

    public required string Table { get; init; }

    /// <summary>Drop the table first if it is there.</summary>
    public bool Replace { get; init; }

    /// <summary>Add the rows to a table that is there.</summary>
    public bool Append { get; init; }

    /// <summary>The name of a key column that counts the rows from 1; null for none.</summary>
    public string? RowNumber { get; init; }

    /// <summary>What parts the values of a line; null where it is to be found.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The words that stand for NULL, beside the empty value; null for the usual ones.</summary>
    public IReadOnlyList<string>? NullTokens { get; init; }

    /// <summary>The columns' names, for a file without a header line; null where the file has them.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>False where the first line is data already.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Lines before the data, for wrapped text.</summary>
    public int SkipLines { get; init; }

    /// <summary>Lines that make a record together, the values parted by white space; null for delimited text.</summary>
    public int? LinesPerRecord { get; init; }
}
