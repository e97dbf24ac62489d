namespace Slipway.Pipelines.Load;

/// <summary>What loading does with a table that is there already.</summary>
internal enum IfTableExists
{
    /// <summary>Leaves it alone, and says so.</summary>
    Fail,

    /// <summary>Drops it, with its rows.</summary>
    Replace,

    /// <summary>Adds to its rows; the file must have the table's columns.</summary>
    Append,
}
