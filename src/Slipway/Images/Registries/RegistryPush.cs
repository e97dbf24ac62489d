using System.Net;
using Slipway.Images.Format;

namespace Slipway.Images.Registries;

/// <summary>Pushes an image: the blobs that the registry does not have, then the manifest under the image's tag.</summary>
internal static class RegistryPush
{
    /// <param name="image">The image.</param>
    /// <param name="name">Where it goes.</param>
    /// <param name="progress">Hears how many bytes are there, and of how many.</param>
    /// <param name="cancellationToken">Ends the pushing; nothing of it is seen then.</param>
    /// <returns>How many bytes had to be sent.</returns>
    /// <exception cref="SlipwayException">The registry refuses or can't be reached.</exception>
    public static async Task<long> PushAsync(ContainerImage image, ImageName name, Action<long, long> progress, CancellationToken cancellationToken)
    {
        using var client = new RegistryClient(name, RegistryUse.Push);
        var config = image.ConfigBlob();
        Blob[] blobs = [.. image.Layers.Select(layer => layer.Blob), config];
        var total = blobs.Sum(blob => blob.Size);
        var (there, sent) = (0L, 0L);
        foreach (var blob in blobs)
        {
            if (!await IsThereAsync(client, blob, cancellationToken).ConfigureAwait(false))
            {
                var before = there;
                await UploadAsync(client, blob, bytes => progress(before + bytes, total), cancellationToken).ConfigureAwait(false);
                sent += blob.Size;
            }

            progress(there += blob.Size, total);
        }

        var manifest = image.ManifestBlob(config);
        await client.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Put, client.Address($"manifests/{name.Tag}")) { Content = new BlobContent(manifest, MediaTypes.Manifest, _ => { }) },
            [HttpStatusCode.Created], cancellationToken).ConfigureAwait(false);
        return sent;
    }

    private static async Task<bool> IsThereAsync(RegistryClient client, Blob blob, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Head, client.Address($"blobs/{blob.Digest}")),
            [HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.TemporaryRedirect], cancellationToken).ConfigureAwait(false);
        return answer.Status != HttpStatusCode.NotFound;
    }

    private static async Task UploadAsync(RegistryClient client, Blob blob, Action<long> sent, CancellationToken cancellationToken)
    {
        var begun = await client.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, client.Address("blobs/uploads/")), [HttpStatusCode.Accepted], cancellationToken).ConfigureAwait(false);
        var place = client.Place(begun).AbsoluteUri;
        var whole = new Uri(RegistryClient.WithQuery(place, $"digest={Uri.EscapeDataString(blob.Digest)}"));
        await client.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Put, whole) { Content = new BlobContent(blob, "application/octet-stream", sent) }, [HttpStatusCode.Created], cancellationToken).ConfigureAwait(false);
    }
}
