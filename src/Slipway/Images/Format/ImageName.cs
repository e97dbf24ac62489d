using System.Text.RegularExpressions;

namespace Slipway.Images.Format;

/// <summary>What an image is called: <c>[HOST[:PORT]/]NAME[:TAG]</c>, as Docker reads it.</summary>
/// <param name="Registry">The host, with its port; <c>docker.io</c> where none is named.</param>
/// <param name="Repository">The name in the registry.</param>
/// <param name="Tag">The tag; <c>latest</c> where none is named.</param>
internal sealed partial record ImageName(string Registry, string Repository, string Tag)
{
    private const string Hub = "docker.io";
    private const string HubFolder = "library/";

    /// <summary>The whole name.</summary>
    public string Full => $"{Registry}/{Repository}:{Tag}";

    /// <summary>The name as people write it.</summary>
    public string Familiar => Registry != Hub ? Full : $"{(Repository.StartsWith(HubFolder, StringComparison.Ordinal) ? Repository[HubFolder.Length..] : Repository)}:{Tag}";

    /// <summary>Whether a text names an image together with its registry; what begins with a dot is a path.</summary>
    public static bool IsRemote(string text) => HasHost(text, text.IndexOf('/', StringComparison.Ordinal));

    /// <summary>Whether a text looks like an image's name rather than a path: it has a tag.</summary>
    public static bool IsTagged(string text) =>
        text.LastIndexOf(':') is var colon and > 0 && RepositoryForm.IsMatch(text[..colon]) && TagForm.IsMatch(text[(colon + 1)..]);

    /// <exception cref="SlipwayException">The text is no image's name.</exception>
    public static ImageName Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : text[..slash];
        var hasHost = HasHost(text, slash);
        var rest = hasHost ? text[(slash + 1)..] : text;
        var colon = rest.LastIndexOf(':');
        var (repository, tag) = colon < 0 ? (rest, "latest") : (rest[..colon], rest[(colon + 1)..]);
        if (!RepositoryForm.IsMatch(repository) || !TagForm.IsMatch(tag))
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"'{text}' is no image's name. Expected [HOST[:PORT]/]NAME[:TAG], the name in small letters, digits, '.', '_' and '-': boston:1.");
        }

        return hasHost ? new ImageName(first, repository, tag) : new ImageName(Hub, slash < 0 ? HubFolder + repository : repository, tag);
    }

    // The part before the first slash is a host where it could not be a folder's name.
    private static bool HasHost(string text, int slash) =>
        slash > 0 && text[0] != '.' && (text[..slash] == "localhost" || text.AsSpan(0, slash).ContainsAny('.', ':'));

    /// <summary>A name for a model's image: of the model's own name what an image's may have.</summary>
    public static string OfModel(string model)
    {
        var name = string.Join('-', OtherLetters.Split(model.ToLowerInvariant()).Where(word => word.Length > 0));
        return name.Length > 0 ? name : "model";
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex OtherLetters { get; }

    [GeneratedRegex(@"^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex RepositoryForm { get; }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagForm { get; }
}
