using Slipway.Projects;

namespace Slipway.Images;

/// <summary>What goes into an image beside the model.</summary>
/// <param name="Location">The names of the model's files.</param>
/// <param name="ProjectFile">The project file; null for none.</param>
/// <param name="Report">The report, which is large; null for none.</param>
/// <param name="Sbom">The software bill of materials; null for none.</param>
/// <param name="Compression">From 0, none, to 9, smallest.</param>
internal sealed record ModelImageContent(ModelLocation Location, byte[]? ProjectFile, byte[]? Report, byte[]? Sbom, int Compression);
