namespace Slipway.Sources;

/// <summary>SQL that a user wrote and SQL that follows a key, as far as all databases agree on them.</summary>
internal static class QueryText
{
    private static readonly string[] Starts = ["SELECT", "WITH", "VALUES"];

    /// <summary>Whether a statement, after comments and white space, starts as one that reads rows.</summary>
    public static bool StartsAsSelect(string query)
    {
        var rest = query.AsSpan();
        while (true)
        {
            rest = rest.TrimStart(" \t\r\n\f;\uFEFF");
            if (!rest.StartsWith("--") && !rest.StartsWith("/*"))
            {
                break;
            }

            var mark = rest.StartsWith("--") ? "\n" : "*/";
            rest = rest[2..];
            var end = rest.IndexOf(mark);
            rest = end < 0 ? [] : rest[(end + mark.Length)..];
        }

        foreach (var start in Starts)
        {
            if (rest.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The rows on one side of a key: <c>a &gt; 1 OR (a = 1 AND b &gt; 2)</c>. The first part before it, <c>a &gt;= 1</c>, alone lets an index find
    /// the start; MariaDB reads the whole index for the form <c>(a, b) &gt; (1, 2)</c>.
    /// </summary>
    /// <param name="side">Which side.</param>
    /// <param name="columns">The key's columns, as SQL.</param>
    /// <param name="values">Their values, as SQL.</param>
    public static string Beside(KeySide side, IReadOnlyList<string> columns, IReadOnlyList<string> values)
    {
        var strict = side.IsAbove ? ">" : "<";
        var condition = "";
        for (var i = columns.Count - 1; i >= 0; i--)
        {
            condition = condition.Length == 0
                ? $"{columns[i]} {side.Operator} {values[i]}"
                : $"({columns[i]} {strict} {values[i]} OR ({columns[i]} = {values[i]} AND {condition}))";
        }

        return columns.Count == 1 ? condition : $"{columns[0]} {strict}= {values[0]} AND {condition}";
    }

    /// <summary>Holds a query's column names to what columns can be found by.</summary>
    /// <exception cref="SlipwayException">One has no name, or two have the same.</exception>
    public static void RequireNames(IReadOnlyList<string> names, ReadRequest request)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Length == 0 || !seen.Add(names[i]))
            {
                throw new SlipwayException(
                    ErrorKind.Database,
                    names[i].Length == 0
                        ? $"Column {i + 1} of {request.Describe()} has no name. Give it one with AS."
                        : $"Two columns of {request.Describe()} are called '{names[i]}'. Give one of them another name with AS.");
            }
        }
    }

    /// <summary>A sentence with the names that there are, or the first of them.</summary>
    public static string Listed(string what, IReadOnlyList<string> names)
    {
        const int MostListed = 20;
        if (names.Count == 0)
        {
            return $"It has no {what}s.";
        }

        var shown = string.Join(", ", names.Take(MostListed).Select(name => $"'{name}'"));
        return names.Count <= MostListed ? $"The {what}s are {shown}." : $"The {what}s are {shown} and {names.Count - MostListed} more.";
    }
}
