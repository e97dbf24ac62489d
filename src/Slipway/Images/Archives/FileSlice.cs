namespace Slipway.Images.Archives;

/// <summary>A part of a file, for reading from its start to its end.</summary>
internal sealed class FileSlice : Stream
{
    private readonly FileStream _file;
    private readonly long _offset;

    public FileSlice(string path, long offset, long length)
    {
        _file = File.OpenRead(path);
        _file.Position = offset;
        _offset = offset;
        Length = length;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => _file.Position - _offset;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer) => _file.Read(buffer[..(int)Math.Min(buffer.Length, Length - Position)]);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }
}
