using Slipway.Sources.Csv;

namespace Slipway.Pipelines.Load;

/// <summary>The database that a file is loaded into, as far as planning has to know it.</summary>
internal interface ILoadTarget
{
    /// <summary>How messages call it, after "in" or "of".</summary>
    string Name { get; }

    TableLimits Limits { get; }

    /// <summary>The type of a key that counts the rows.</summary>
    string RowNumberType { get; }

    /// <summary>The columns of a new table for those of a file.</summary>
    IReadOnlyList<NewColumn> ColumnsFor(FileSchema file);

    /// <summary>Why a column can't have a name, to follow it in a sentence; null where it can.</summary>
    string? FaultOf(string name);
}
