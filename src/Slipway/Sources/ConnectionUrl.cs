namespace Slipway.Sources;

/// <summary>
/// A database's address as SQLAlchemy users write it: <c>sqlite:///file.db</c>. Only its provider and path
/// may ever be shown; see <see cref="ToString"/>.
/// </summary>
internal sealed record ConnectionUrl
{
    private const string SqliteScheme = "sqlite";

    /// <summary>The kind of database: <c>sqlite</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The database file's path.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// Reads a URL (<c>sqlite:///relative.db</c>, <c>sqlite:////absolute.db</c>, any <c>+driver</c> ignored) or, with
    /// no scheme, a SQLite file's path.
    /// </summary>
    /// <exception cref="SlipwayException">An unknown scheme or no path. The URL itself is not repeated: it may hold a password.</exception>
    public static ConnectionUrl Parse(string text)
    {
        var schemeEnd = text.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd < 0)
        {
            return new ConnectionUrl { Provider = SqliteScheme, Path = RequirePath(text) };
        }

        var scheme = text[..schemeEnd].Split('+')[0].ToLowerInvariant();
        if (scheme != SqliteScheme)
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"Databases of the kind '{scheme}' are not supported; expected sqlite:///file.db.");
        }

        var rest = text[(schemeEnd + 3)..];
        if (!rest.StartsWith('/'))
        {
            throw new SlipwayException(
                ErrorKind.Usage, "A SQLite URL has three slashes before a relative path (sqlite:///file.db) and four before an absolute one (sqlite:////data/file.db).");
        }

        var query = rest.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? rest[1..] : rest[1..query];
        return new ConnectionUrl { Provider = SqliteScheme, Path = RequirePath(Uri.UnescapeDataString(path)) };
    }

    /// <summary>The address without anything secret.</summary>
    public override string ToString() => $"{Provider}:///{Path}";

    private static string RequirePath(string path) => path.Length > 0
        ? path
        : throw new SlipwayException(ErrorKind.Usage, "The database has no path; expected sqlite:///file.db or a file's path.");
}
