namespace Slipway.Sinks.Servers;

/// <summary>The type of a column that a table has already.</summary>
/// <param name="Name">As the server calls it, without its length.</param>
/// <param name="Whole">As the server calls it, for messages.</param>
/// <param name="KeepsAll">
/// For text: whether all different texts differ, in case, accents and spaces at the end too. For moments: whether microseconds are kept. Else true.
/// </param>
internal sealed record StoredType(string Name, string Whole, bool KeepsAll)
{
    private static readonly string[] Integers = ["tinyint", "smallint", "mediumint", "int", "bigint", "int2", "int4", "int8"];
    private static readonly string[] Texts = ["varchar", "text", "tinytext", "mediumtext", "longtext"];

    /// <summary>Whether it takes every integer of 64 bits.</summary>
    public bool HoldsInt64 => Name is "bigint" or "int8" && !Whole.Contains("unsigned", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether values of a column keep what they are in here, or are refused: no two keys may become one, and no prediction another.</summary>
    /// <param name="needed">The type that the column would be made with, in the server's words.</param>
    /// <param name="isKey">True for a key, whose text must differ where it is different.</param>
    public bool Holds(string needed, bool isKey) => needed.Split(' ', '(')[0] switch
    {
        "BIGINT" => Integers.Contains(Name),
        "BOOLEAN" => Name == "bool" || Integers.Contains(Name),

        // DOUBLE(10,2) rounds.
        "DOUBLE" => Name is "double" or "float8" && !Whole.Contains('(', StringComparison.Ordinal),
        "DATE" => Name == "date",
        "DATETIME" or "TIMESTAMP" or "TIMESTAMPTZ" => Name is "datetime" or "timestamp" or "timestamptz" && KeepsAll,
        "UUID" => Name == "uuid",
        _ => isKey ? Name is "varchar" or "text" && KeepsAll : Texts.Contains(Name),
    };
}
