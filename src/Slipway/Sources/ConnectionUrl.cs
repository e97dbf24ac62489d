using Slipway.Sources.Servers;

namespace Slipway.Sources;

/// <summary>
/// A database's address as SQLAlchemy users write it: <c>sqlite:///file.db</c>, <c>mysql+mysqlconnector://user:password@host/database</c>,
/// <c>postgresql://…</c>. What follows a <c>+</c> is ignored. Only <see cref="ToString"/> may ever be shown.
/// </summary>
internal sealed record ConnectionUrl
{
    private static readonly Dictionary<string, DatabaseKind> Kinds = new(StringComparer.Ordinal)
    {
        ["sqlite"] = DatabaseKind.Sqlite,
        ["mysql"] = DatabaseKind.MySql,
        ["mariadb"] = DatabaseKind.MySql,
        ["postgresql"] = DatabaseKind.PostgreSql,
        ["postgres"] = DatabaseKind.PostgreSql,
    };

    public required DatabaseKind Kind { get; init; }

    /// <summary>The kind of database in the user's word, for messages and metadata: <c>sqlite</c>, <c>mariadb</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>A SQLite database's file; empty for a server.</summary>
    public string Path { get; init; } = "";

    /// <summary>Where the server is, and who asks; null for SQLite.</summary>
    public ServerAddress? Server { get; init; }

    /// <summary>The address of a SQLite file.</summary>
    public static ConnectionUrl Sqlite(string path) => new() { Kind = DatabaseKind.Sqlite, Provider = "sqlite", Path = path };

    /// <summary>
    /// Reads a URL or, with no scheme, a SQLite file's path (<c>sqlite:///relative.db</c>, <c>sqlite:////absolute.db</c>).
    /// </summary>
    /// <exception cref="SlipwayException">The message says what is wrong and never repeats the URL: it may hold a password.</exception>
    public static ConnectionUrl Parse(string text)
    {
        // A URL that comes out of a file ends with a line break.
        text = text.Trim();
        var schemeEnd = text.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd < 0)
        {
            return Sqlite(RequireNoUrl(RequirePath(text)));
        }

        var scheme = text[..schemeEnd].Split('+')[0].ToLowerInvariant();
        var rest = text[(schemeEnd + 3)..];
        if (!Kinds.TryGetValue(scheme, out var kind))
        {
            // What is no word may be a password that has :// in it.
            var which = scheme.All(char.IsAsciiLetter) && scheme.Length > 0 ? $"of the kind '{scheme}' " : "of this kind ";
            throw new SlipwayException(
                ErrorKind.Usage,
                $"Databases {which}are not supported; expected sqlite:///file.db, mysql://, mariadb:// or postgresql://user@host/database{NearestName.Hint(scheme, Kinds.Keys)}");
        }

        return kind == DatabaseKind.Sqlite
            ? Sqlite(SqlitePath(rest))
            : new ConnectionUrl { Kind = kind, Provider = scheme == "postgres" ? "postgresql" : scheme, Server = ServerUrl.Parse(kind, rest) };
    }

    /// <summary>Whether a text may have been meant as a URL, however mistyped, and so hold a password: then it is not to be shown.</summary>
    public static bool MayBe(string text) => text.Contains("://", StringComparison.Ordinal)
        || (text.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 && text.IndexOf('@', colon) >= 0);

    /// <summary>The address without anything secret.</summary>
    public override string ToString() => Server is null ? $"{Provider}:///{Path}" : $"{Provider}://{Server}";

    /// <summary>How messages call the database: <c>the SQLite database 'x.db'</c>, <c>database 'shop' on db:5432</c>.</summary>
    public string Describe() => Server is null ? $"the SQLite database '{Path}'" : Server.Describe();

    private static string SqlitePath(string rest)
    {
        if (!rest.StartsWith('/'))
        {
            throw new SlipwayException(
                ErrorKind.Usage, "A SQLite URL has three slashes before a relative path (sqlite:///file.db) and four before an absolute one (sqlite:////data/file.db).");
        }

        var query = rest.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? rest[1..] : rest[1..query];
        return RequirePath(Uri.UnescapeDataString(path));
    }

    // Taken for a file, it would be shown, with its password.
    private static string RequireNoUrl(string text) =>
        File.Exists(text) || text.AsSpan().IndexOfAny(':', '@') < 0
            ? text
            : throw new SlipwayException(
                ErrorKind.Usage,
                "The database is neither a URL nor a file that is there; expected sqlite:///file.db, mysql://, mariadb:// or postgresql://user:password@host/database.");

    private static string RequirePath(string path) => path.Length > 0
        ? path
        : throw new SlipwayException(ErrorKind.Usage, "The database has no path; expected sqlite:///file.db or a file's path.");
}
