using Slipway.Columns;

namespace Slipway.Sources.Servers;

/// <summary>
/// The columns that a server orders rows by. They are ordered as an index is where they are unique and never NULL together; else text is ordered
/// by its bytes, since its collation may hold two different keys for equal.
/// </summary>
internal sealed class ServerKey
{
    private readonly ServerDialect _dialect;
    private readonly bool _isUnique;

    public ServerKey(ServerDialect dialect, IReadOnlyList<ServerColumn> columns, bool isUnique)
    {
        _dialect = dialect;
        _isUnique = isUnique;
        Columns = columns;
        Terms = [.. columns.Select(column => IsByBytes(column) ? dialect.BinaryOrder(column.Select(dialect)) : column.Qualified(dialect))];
    }

    public IReadOnlyList<ServerColumn> Columns { get; }

    /// <summary>What to order by, as SQL over the source <c>q</c>.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>True where each term is a column as it stands, so that an index can have the same order.</summary>
    public bool IsNative => !Columns.Any(IsByBytes);

    /// <summary>The rows on one side of a key, or of a key's first values.</summary>
    public string Beside(KeySide side, KeyValues key, ParameterList parameters)
    {
        var values = key.Values.Select((value, i) => Operand(Columns[i], parameters.Add(_dialect.ToParameter(Columns[i].Info, value)))).ToArray();
        return _dialect.Beside(side, [.. Terms.Take(values.Length)], values);
    }

    private string Operand(ServerColumn column, string parameter) =>
        IsByBytes(column) ? _dialect.BinaryOrder(parameter) : column.Operand.Replace("{0}", parameter, StringComparison.Ordinal);

    private bool IsByBytes(ServerColumn column) =>
        column is { Info.Type: ColumnType.Text, Kind: CellKind.Text } && (!_isUnique || column.IsOrderedByBytes);
}
