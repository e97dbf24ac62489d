using System.Net;
using System.Net.Http.Headers;
using Slipway.Images.Format;

namespace Slipway.Images.Registries;

/// <summary>A blob on its way to a registry, which tells how much of it is sent.</summary>
internal sealed class BlobContent : HttpContent
{
    private const int PieceBytes = 256 * 1024;

    private readonly Blob _blob;
    private readonly Action<long> _sent;

    /// <param name="blob">The blob.</param>
    /// <param name="mediaType">What it is.</param>
    /// <param name="sent">Hears how many bytes of it are sent; from the beginning where it has to be sent again.</param>
    public BlobContent(Blob blob, string mediaType, Action<long> sent)
    {
        _blob = blob;
        _sent = sent;
        Headers.ContentType = new MediaTypeHeaderValue(mediaType);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (var start = 0; start < _blob.Content.Length; start += PieceBytes)
        {
            var length = Math.Min(PieceBytes, _blob.Content.Length - start);
            await stream.WriteAsync(_blob.Content.AsMemory(start, length)).ConfigureAwait(false);
            _sent(start + length);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _blob.Size;
        return true;
    }
}
