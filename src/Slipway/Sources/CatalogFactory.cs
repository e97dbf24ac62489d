using Slipway.Sources.Servers;
using Slipway.Sources.Sqlite;

namespace Slipway.Sources;

/// <summary>Opens the catalog of a database.</summary>
internal static class CatalogFactory
{
    /// <exception cref="SlipwayException">The database can't be reached.</exception>
    public static async Task<ICatalog> OpenAsync(ConnectionUrl database, CancellationToken cancellationToken) => database.Server is { } server
        ? new ServerCatalog(await ServerConnection.OpenAsync(server, ServerUse.Read, cancellationToken).ConfigureAwait(false))
        : new SqliteFileCatalog(SqliteConnection.Open(database.Path, SqliteOpenMode.Read));
}
