using System.Security.Cryptography;
using System.Text;
using Slipway.Images.Format;

namespace Slipway.Manifests;

/// <summary>What a deployed thing is called: small letters, digits and <c>-</c>, few enough for all that an orchestrator adds.</summary>
internal static class DeployName
{
    // 63, the most of a host's name, less what Kubernetes adds: 11 for the time of a CronJob's job and -999 for the last pod of an indexed one.
    // Swarm's limits, 64 for <name>_database_url and 63 for <name>_predict, are wider. It does not depend on the number of partitions: a
    // CronJob that is applied with another number must still be the same one.
    private const int Longest = 48;

    private const int DigestLetters = 8;

    /// <summary>The name that a model's image has; a longer one ends with its digest, so that two that begin alike stay apart.</summary>
    public static string OfModel(string model)
    {
        var name = ImageName.OfModel(model);
        return name.Length <= Longest ? name : $"{name[..(Longest - DigestLetters - 1)].TrimEnd('-')}-{Digest(name)}";
    }

    private static string Digest(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..DigestLetters];
}
