using Slipway.Sources;
using Slipway.Sources.Csv;

namespace Slipway.Pipelines.Load;

/// <summary>What <c>slipway load</c> does: a text file into a table.</summary>
internal sealed record LoadOptions
{
    public required string File { get; init; }

    /// <summary>How the file holds its records.</summary>
    public RecordFormat Format { get; init; } = new CsvFormat();

    public required ConnectionUrl Database { get; init; }

    public required string Table { get; init; }

    /// <summary>The name of a key column to add, which counts the rows from 1; null for none.</summary>
    public string? RowNumberColumn { get; init; }

    /// <summary>What to do where the table is there already.</summary>
    public IfTableExists IfExists { get; init; } = IfTableExists.Fail;
}
