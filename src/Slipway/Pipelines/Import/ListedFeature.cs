namespace Slipway.Pipelines.Import;

/// <summary>A feature as a list of features names it.</summary>
/// <param name="Name">The column that it is taken from.</param>
/// <param name="Categories">For text: its values, in the order of their codes; null where none are listed.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record ListedFeature(string Name, IReadOnlyList<string>? Categories, int Line);
