namespace Slipway.Exports.Sql;

/// <summary>What the SQL is.</summary>
internal enum SqlForm
{
    /// <summary>A query that predicts all rows.</summary>
    Select,

    /// <summary>A view of that query.</summary>
    View,

    /// <summary>A function of one row's features.</summary>
    Function,
}
