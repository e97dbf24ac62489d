using Slipway.Projects;
using Slipway.Sources.Sqlite;

namespace Slipway.Sources;

/// <summary>Picks the source that a project names.</summary>
internal static class SourceFactory
{
    /// <exception cref="SlipwayException">A table or query was named, but no database.</exception>
    public static ISource Open(DataQuery from, ConnectionUrl? database)
    {
        if (from.File is not null)
        {
            throw new NotSupportedException();
        }

        return database is null
            ? throw new SlipwayException(ErrorKind.Usage, "No database is named. Give --database URL, or database: in slipway.yaml.")
            : new SqliteSource(database.Path);
    }

    /// <summary>The request for all rows, in the source's own order.</summary>
    public static ReadRequest Request(DataQuery from) => new() { Table = from.Table, Query = from.Query };
}
