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
        return await PushAsync(image, client, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="PushAsync(ContainerImage, ImageName, Action{long, long}, CancellationToken)"/>
    public static async Task<long> PushAsync(ContainerImage image, RegistryClient client, Action<long, long> progress, CancellationToken cancellationToken)
    {
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
            () => new HttpRequestMessage(HttpMethod.Put, client.Address($"manifests/{client.Name.Tag}")) { Content = new BlobContent(manifest, MediaTypes.Manifest) },
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

    // Of an upload that broke the registry may keep some, all or nothing, and forget the place: it starts anew, in a place of its own.
    private static Task<RegistryAnswer> UploadAsync(RegistryClient client, Blob blob, Action<long> sent, CancellationToken cancellationToken) => TransientFault.RetryAsync(
        async () =>
        {
            var begun = await client.SendOnceAsync(
                () => new HttpRequestMessage(HttpMethod.Post, client.Address("blobs/uploads/")), [HttpStatusCode.Accepted], cancellationToken).ConfigureAwait(false);
            var whole = new Uri(RegistryClient.WithQuery(client.Place(begun).AbsoluteUri, $"digest={Uri.EscapeDataString(blob.Digest)}"));
            var done = await client.SendOnceAsync(
                () =>
                {
                    var content = new BlobContent(blob, "application/octet-stream");
                    content.Sent += sent;
                    return new HttpRequestMessage(HttpMethod.Put, whole) { Content = content };
                },
                [HttpStatusCode.Created, HttpStatusCode.NotFound], cancellationToken).ConfigureAwait(false);
            return done.Status == HttpStatusCode.Created ? done : throw new TransientFault(RegistryFaults.Forgotten(done, client.Name));
        },
        cancellationToken);
}
