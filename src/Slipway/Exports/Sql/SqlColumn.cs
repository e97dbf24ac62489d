namespace Slipway.Exports.Sql;

/// <summary>A column of a subquery.</summary>
/// <param name="Expression">Its value, as SQL.</param>
/// <param name="Name">What it is called, without quotes.</param>
internal readonly record struct SqlColumn(string Expression, string Name)
{
    /// <summary>A column of the subquery before, under the same name.</summary>
    public static SqlColumn Kept(string name) => new(name, name);

    public string Select => Expression == Name ? Name : $"{Expression} AS {Name}";
}
