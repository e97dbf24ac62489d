using System.Text.Json;

namespace Slipway.Images.Format;

/// <summary>Chooses among the manifests of an index: an image for several platforms has one for each, and the model is the same in all.</summary>
internal static class PlatformChoice
{
    private const string Preferred = "amd64";

    /// <param name="manifests">The index's entries.</param>
    /// <param name="image">The image's name, for messages.</param>
    /// <param name="isThere">Whether the content of a digest is at hand.</param>
    /// <returns>The digest of the one for Linux on amd64, else of the first for Linux.</returns>
    /// <exception cref="SlipwayException">There is none.</exception>
    public static string Choose(JsonElement manifests, string image, Func<string, bool> isThere)
    {
        var entries = manifests.EnumerateArray()
            .Select(entry => (Digest: DigestOf(entry), Architecture: Architecture(entry)))
            .Where(entry => entry.Architecture is not null)
            .OrderBy(entry => entry.Architecture switch { Preferred => 0, "" => 1, _ => 2 })
            .ToArray();
        var chosen = entries.Where(entry => isThere(entry.Digest)).Concat(entries).Select(entry => entry.Digest).FirstOrDefault();
        return chosen ?? throw new SlipwayException(ErrorKind.Model, $"'{image}' has no image for Linux.");
    }

    /// <summary>Of an archive's index, whose entries are not platforms but images: several names of one are as many entries.</summary>
    /// <exception cref="SlipwayException">They are several images.</exception>
    public static void RequireOne(JsonElement manifests, string image) =>
        RequireOne(Math.Max(manifests.EnumerateArray().Where(entry => Architecture(entry) == "").DistinctBy(DigestOf).Count(), 1), image);

    /// <exception cref="SlipwayException">There is another number of images.</exception>
    public static void RequireOne(int count, string image)
    {
        if (count != 1)
        {
            throw new SlipwayException(ErrorKind.Model, $"'{image}' has {(count == 0 ? "no image" : $"{count} images")} in it; expected one. Save one image alone: docker save NAME:TAG -o FILE.");
        }
    }

    private static string DigestOf(JsonElement entry) => entry.GetProperty("digest").GetString()!;

    // Empty where the index does not say; null for other systems, and for what is no image: what attests to one names the system "unknown".
    private static string? Architecture(JsonElement entry) => !entry.TryGetProperty("platform", out var platform) ? ""
        : platform.GetProperty("os").GetString() == "linux" ? platform.GetProperty("architecture").GetString()
        : null;
}
