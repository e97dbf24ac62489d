using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Slipway.Images.Format;
using Slipway.Models;

namespace Slipway.Images.Registries;

/// <summary>Fetches the model out of an image in a registry: the manifest, the config, and layers from the highest down to the one that has it.</summary>
internal static class RegistryModel
{
    private const int MostRedirections = 5;

    private static readonly string[] ManifestTypes =
    [
        MediaTypes.Manifest, "application/vnd.docker.distribution.manifest.v2+json", "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
    ];

    /// <exception cref="SlipwayException">The registry refuses or can't be reached, or the image has no whole model.</exception>
    public static async Task<ModelFolder> ReadAsync(ImageName name, CancellationToken cancellationToken)
    {
        using var client = new RegistryClient(name, RegistryUse.Pull);
        try
        {
            using var document = await FetchManifestAsync(client, name.Tag, cancellationToken).ConfigureAwait(false);
            var manifest = document.RootElement;
            if (manifest.TryGetProperty("manifests", out var platforms))
            {
                using var chosen = await FetchManifestAsync(client, PlatformChoice.Choose(platforms, name.Full, _ => true), cancellationToken).ConfigureAwait(false);
                return await SearchAsync(client, name, chosen.RootElement, cancellationToken).ConfigureAwait(false);
            }

            return await SearchAsync(client, name, manifest, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or InvalidDataException)
        {
            throw new SlipwayException(ErrorKind.Model, $"'{name.Full}' is no image that can be read: {fault.Message.TrimEnd('.')}.", fault);
        }
    }

    private static async Task<ModelFolder> SearchAsync(RegistryClient client, ImageName name, JsonElement manifest, CancellationToken cancellationToken)
    {
        using var config = JsonDocument.Parse(await FetchBlobAsync(client, name, manifest.GetProperty("config"), cancellationToken).ConfigureAwait(false));
        var search = new ModelSearch(name.Full, config.RootElement);
        foreach (var layer in manifest.GetProperty("layers").EnumerateArray().Reverse().TakeWhile(_ => !search.Files.IsDone))
        {
            using var content = new MemoryStream(await FetchBlobAsync(client, name, layer, cancellationToken).ConfigureAwait(false), writable: false);
            search.Files.Look(content);
        }

        return search.Open();
    }

    private static async Task<JsonDocument> FetchManifestAsync(RegistryClient client, string reference, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, client.Address($"manifests/{reference}"));
                foreach (var type in ManifestTypes)
                {
                    request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
                }

                return request;
            },
            [HttpStatusCode.OK], cancellationToken).ConfigureAwait(false);
        return JsonDocument.Parse(answer.Content);
    }

    private static async Task<byte[]> FetchBlobAsync(RegistryClient client, ImageName name, JsonElement descriptor, CancellationToken cancellationToken)
    {
        var digest = descriptor.GetProperty("digest").GetString()!;
        var place = client.Address($"blobs/{Digest.Algorithm}:{Digest.HexOf(digest)}");
        for (var redirections = 0; redirections <= MostRedirections; redirections++)
        {
            var answer = await client.SendAsync(
                () => new HttpRequestMessage(HttpMethod.Get, place), [HttpStatusCode.OK, HttpStatusCode.TemporaryRedirect, HttpStatusCode.Redirect], cancellationToken).ConfigureAwait(false);
            if (answer.Status != HttpStatusCode.OK)
            {
                place = client.Place(answer);
                continue;
            }

            return Blob.Of(answer.Content).Digest == digest
                ? answer.Content
                : throw new SlipwayException(ErrorKind.Model, $"What the registry {name.Registry} sent of '{name.Full}' does not have its digest, {digest}. Push the image again.");
        }

        throw new SlipwayException(ErrorKind.Database, $"The registry {name.Registry} sends from one place to the next for '{name.Full}', and never to the content.");
    }
}
