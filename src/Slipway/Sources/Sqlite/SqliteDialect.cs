namespace Slipway.Sources.Sqlite;

/// <summary>How SQLite writes what other databases write differently.</summary>
internal static class SqliteDialect
{
    /// <summary>Any name as an identifier: <c>a"b</c> becomes <c>"a""b"</c>.</summary>
    /// <exception cref="SlipwayException">The name is empty or has a NUL character, at which SQLite would end the statement.</exception>
    public static string Quote(string name)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
        {
            throw new SlipwayException(ErrorKind.Usage, "A table's or column's name may not be empty and may not hold a NUL character.");
        }

        return $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
