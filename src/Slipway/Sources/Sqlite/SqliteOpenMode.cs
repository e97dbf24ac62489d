namespace Slipway.Sources.Sqlite;

/// <summary>What a connection is opened for.</summary>
internal enum SqliteOpenMode
{
    /// <summary>The file must exist; nothing is written.</summary>
    Read,

    /// <summary>The file must exist and be writable.</summary>
    ReadWrite,

    /// <summary>As <see cref="ReadWrite"/>; the first statement that writes makes the file where there is none.</summary>
    Create,
}
