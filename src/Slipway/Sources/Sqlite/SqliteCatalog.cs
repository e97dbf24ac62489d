namespace Slipway.Sources.Sqlite;

/// <summary>The tables and views of a database.</summary>
internal static class SqliteCatalog
{
    /// <summary>The tables and views, without SQLite's own.</summary>
    public static IReadOnlyList<string> Tables(SqliteConnection connection)
    {
        using var statement = connection.Prepare(
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
        var names = new List<string>();
        while (statement.Step())
        {
            names.Add(statement.GetString(0)!);
        }

        return names;
    }

    /// <summary>Whether there is such a table or view; SQLite ignores the case of ASCII letters in names.</summary>
    public static bool Exists(SqliteConnection connection, string name)
    {
        using var statement = connection.Prepare(
            "SELECT 1 FROM sqlite_schema WHERE type IN ('table', 'view') AND name = ? COLLATE NOCASE");
        statement.Bind(1, name);
        return statement.Step();
    }

    /// <summary>A table's or view's name as it was made with, whatever case it is given in; the name itself where there is none yet.</summary>
    public static string Spell(SqliteConnection connection, string name)
    {
        using var statement = connection.Prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name = ? COLLATE NOCASE");
        statement.Bind(1, name);
        return statement.Step() ? statement.GetString(0)! : name;
    }

    /// <summary>Whether a name is that of a view, which takes no rows.</summary>
    public static bool IsView(SqliteConnection connection, string name)
    {
        using var statement = connection.Prepare("SELECT 1 FROM sqlite_schema WHERE type = 'view' AND name = ? COLLATE NOCASE");
        statement.Bind(1, name);
        return statement.Step();
    }

    /// <summary>For a name that is not there: the nearest one, and the tables that are.</summary>
    public static SlipwayException NoSuchTable(SqliteConnection connection, string name)
    {
        var tables = Tables(connection);
        return new SlipwayException(
            ErrorKind.Database,
            $"There is no table '{name}' in the SQLite database '{connection.Path}'{NearestName.Hint(name, tables)}{Ending(name, tables)} {QueryText.Listed("table", tables)}");
    }

    // The hint ends its sentence by a question mark.
    private static string Ending(string name, IReadOnlyList<string> names) => NearestName.Find(name, names) is null ? "." : "";
}
