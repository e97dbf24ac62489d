using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Slipway.Images.Registries;

/// <summary>How a registry wants to be asked: by <c>Basic</c>, or with a token that another server gives (https://distribution.github.io/distribution/spec/auth/token/).</summary>
/// <param name="Scheme"><c>Basic</c> or <c>Bearer</c>.</param>
/// <param name="Values">What belongs to it: <c>realm</c>, <c>service</c>.</param>
internal sealed partial record Challenge(string Scheme, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The one that an answer with status 401 names; null for none.</summary>
    public static Challenge? Of(HttpHeaderValueCollection<AuthenticationHeaderValue> headers) => headers
        .Where(header => header.Scheme is "Basic" or "Bearer")
        .Select(header => new Challenge(header.Scheme, Pairs.Matches(header.Parameter ?? "").ToDictionary(
            match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.OrdinalIgnoreCase)))
        .FirstOrDefault();

    [GeneratedRegex("([a-z_]+)=\"([^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pairs { get; }
}
