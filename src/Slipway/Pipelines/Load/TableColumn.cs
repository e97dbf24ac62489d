using Slipway.Columns;
using Slipway.Sources.Csv;

namespace Slipway.Pipelines.Load;

/// <summary>A column of a table that is there.</summary>
/// <param name="Info">Its name and type; <see cref="ColumnType.Unsupported"/> where no file can be loaded into it.</param>
internal sealed record TableColumn(ColumnInfo Info)
{
    /// <summary>Whether it stores any value as it comes.</summary>
    public bool TakesAnything { get; init; }

    /// <summary>For decimals: whether it keeps all of their digits.</summary>
    public bool KeepsDigits { get; init; }

    /// <summary>Whether it has a value where none is given: a counting key, or one that is computed.</summary>
    public bool FillsItself { get; init; }

    /// <summary>What its values must hold to; null for nothing.</summary>
    public FieldRule? Rule { get; init; }
}
