using Slipway.Columns;
using Slipway.Features;
using Slipway.Projects;
using Slipway.Sources.Csv;
using Slipway.Sources.Servers;
using Slipway.Sources.Sqlite;

namespace Slipway.Sources;

/// <summary>Picks the source that a project names.</summary>
internal static class SourceFactory
{
    /// <param name="from">What is read.</param>
    /// <param name="database">Where tables and queries are; not needed for a file.</param>
    /// <param name="features">
    /// The model's features: a file's columns are then read as what they were in training, and not as what their text looks like; so are
    /// columns of SQLite that have neither a declared type nor a value.
    /// </param>
    /// <exception cref="SlipwayException">A table or query was named, but no database.</exception>
    public static ISource Open(DataQuery from, ConnectionUrl? database, IReadOnlyList<Feature>? features = null)
    {
        if (from.File is not null)
        {
            return new CsvSource(from.File, new CsvFormat { Types = features is null ? null : TypesOf(features) });
        }

        return database is null
            ? throw new SlipwayException(ErrorKind.Usage, "No database is named. Give --database URL, or database: in slipway.yaml.")
            : database.Server is null ? new SqliteSource(database.Path) { Types = TypesOf(features ?? []) }
            : new ServerSource(database);
    }

    /// <summary>The request for all rows, in the source's own order.</summary>
    public static ReadRequest Request(DataQuery from, IReadOnlyList<string>? key = null) => new() { Table = from.Table, Query = from.Query, Key = key ?? [] };

    /// <summary>What each feature's column is read as.</summary>
    public static Dictionary<string, ColumnType> TypesOf(IEnumerable<Feature> features) =>
        features.ToDictionary(feature => feature.Name, FileType, StringComparer.OrdinalIgnoreCase);

    // Any number will do where a number was; everything else must be what it was.
    private static ColumnType FileType(Feature feature) =>
        feature.Type is ColumnType.Integer or ColumnType.Decimal ? ColumnType.Number : feature.Type;
}
