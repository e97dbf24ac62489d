using System.Net;
using System.Net.Http.Headers;
using Slipway.Images.Format;

namespace Slipway.Images.Registries;

/// <summary>A blob on its way to a registry, which tells how much of it is sent.</summary>
internal sealed class BlobContent : HttpContent
{
    private const int PieceBytes = 256 * 1024;

    private readonly Blob _blob;

    /// <param name="blob">The blob.</param>
    /// <param name="mediaType">What it is.</param>
    public BlobContent(Blob blob, string mediaType)
    {
        _blob = blob;
        Headers.ContentType = new MediaTypeHeaderValue(mediaType);
    }

    /// <summary>Tells how many bytes of it are sent.</summary>
    public event Action<long>? Sent;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (var start = 0; start < _blob.Content.Length; start += PieceBytes)
        {
            var length = Math.Min(PieceBytes, _blob.Content.Length - start);
            await stream.WriteAsync(_blob.Content.AsMemory(start, length)).ConfigureAwait(false);
            Sent?.Invoke(start + length);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _blob.Size;
        return true;
    }
}
