namespace Slipway.Sources;

/// <summary>The databases that Slipway speaks to.</summary>
internal enum DatabaseKind
{
    Sqlite,

    /// <summary>MySQL and MariaDB, which share a protocol.</summary>
    MySql,

    PostgreSql,
}
