namespace Slipway.Pipelines.Import;

/// <summary>What is imported, beside what the project says.</summary>
/// <param name="ModelFile">The path of the file that another program wrote.</param>
/// <param name="FeaturesFile">The path of a list of the model's features; null where the model's own names are those of the table's columns.</param>
/// <param name="Classes">The classes' names in the order of the model's outputs; null for those in the model's file, or else 0, 1, ….</param>
internal sealed record ImportOptions(string ModelFile, string? FeaturesFile, IReadOnlyList<string>? Classes);
