namespace Slipway.Pipelines.Load;

/// <summary>A column of the table that was loaded into.</summary>
/// <param name="Name">The table's name for it.</param>
/// <param name="SqlType">Its type in the database's words.</param>
/// <param name="Note">What may surprise about the type, to follow the column's name in a sentence; else null.</param>
internal sealed record LoadedColumn(string Name, string SqlType, string? Note = null);
