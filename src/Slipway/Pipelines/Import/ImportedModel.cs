using System.Security.Cryptography;
using Slipway.Models;

namespace Slipway.Pipelines.Import;

/// <summary>A model file as another program wrote it, and what it says.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="File">Its bytes.</param>
/// <param name="Estimator">The model in it.</param>
/// <param name="Facts">What else it says.</param>
internal sealed record ImportedModel(string Path, byte[] File, Estimator Estimator, ModelFacts Facts)
{
    /// <exception cref="SlipwayException">There is no such file, it is damaged, or holds no model that can be scored.</exception>
    public static ImportedModel Read(string path)
    {
        var file = InputFile.Read(path, "model");
        var estimator = ModelReader.Read(file, path);
        return new ImportedModel(path, file, estimator, ModelFacts.Read(file, path, estimator));
    }

    /// <summary>What the metadata says of it.</summary>
    public ImportRecord Describe() =>
        new(Facts.Format, Facts.LibraryVersion, System.IO.Path.GetFileName(Path), Convert.ToHexStringLower(SHA256.HashData(File)));
}
