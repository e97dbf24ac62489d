using Slipway.Columns;

namespace Slipway.Sources.Servers;

/// <summary>A column of a query on a server.</summary>
/// <param name="Info">What its values are brought to.</param>
/// <param name="Kind">How they are read.</param>
/// <param name="Expression">
/// What to select, with <c>{0}</c> for the quoted name: a cast where the driver would lose something or fail, NULL where nothing is to be read.
/// </param>
internal sealed record ServerColumn(ColumnInfo Info, CellKind Kind, string Expression = "{0}")
{
    /// <summary>What a value is compared with, with <c>{0}</c> for the column: an expression where the server does not compare the column itself.</summary>
    public string Compared { get; init; } = "{0}";

    /// <summary>What the column is compared with, with <c>{0}</c> for the parameter: a cast where the server would not compare the two.</summary>
    public string Operand { get; init; } = "{0}";

    /// <summary>True for text that the server orders in one way and compares with a parameter in another.</summary>
    public bool IsOrderedByBytes { get; init; }

    /// <summary>The column of the source <c>q</c>, as SQL.</summary>
    public string Qualified(ServerDialect dialect) => $"q.{dialect.Quote(Info.Name)}";

    /// <summary>The rows whose value is that of a parameter or a larger one, as SQL over the source <c>q</c>.</summary>
    public string AtLeast(ServerDialect dialect, string parameter) =>
        $"{Compared.Replace("{0}", Qualified(dialect), StringComparison.Ordinal)} >= {Operand.Replace("{0}", parameter, StringComparison.Ordinal)}";

    /// <summary>Its values, as SQL over the source <c>q</c>.</summary>
    public string Select(ServerDialect dialect) => Expression.Replace("{0}", Qualified(dialect), StringComparison.Ordinal);
}
