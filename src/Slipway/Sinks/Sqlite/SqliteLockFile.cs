using System.Security.Cryptography;
using System.Text;

namespace Slipway.Sinks.Sqlite;

/// <summary>
/// The file whose lock a run holds. It is beside the database, one a table, so that two tables of one database can be written to at once, as
/// far as SQLite lets them.
/// </summary>
internal static class SqliteLockFile
{
    public static string Path(string database, string table)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(table.ToLowerInvariant())))[..8];
        return $"{FilePaths.Canonical(database)}-slipway-{name}.lock";
    }
}
