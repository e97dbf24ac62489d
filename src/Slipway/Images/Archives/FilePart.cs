using Microsoft.Win32.SafeHandles;

namespace Slipway.Images.Archives;

/// <summary>A part of a file, to be read from anywhere in it.</summary>
internal sealed class FilePart : Stream
{
    private readonly SafeFileHandle _file;
    private readonly long _offset;

    /// <exception cref="IOException">The file can't be opened.</exception>
    public FilePart(string path, long offset, long length)
    {
        _file = File.OpenHandle(path);
        _offset = offset;
        Length = length;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, Math.Max(Length - Position, 0));
        var read = RandomAccess.Read(_file, buffer[..count], _offset + Position);
        Position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => Length,
    };

    public override void Flush()
    {
        // Nothing is written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }
}
