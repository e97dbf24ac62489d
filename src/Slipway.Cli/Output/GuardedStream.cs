namespace Slipway.Cli.Output;

/// <summary>A standard stream whose faults, such as a full disk behind a redirection, are told as users need them.</summary>
/// <param name="inner">The stream.</param>
/// <param name="name">Its name in messages; null where there is nowhere left to tell a fault, so that it is passed over.</param>
internal sealed class GuardedStream(Stream inner, string? name) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException fault)
        {
            if (name is not null)
            {
                throw new SlipwayException(ErrorKind.Storage, $"{name} can't be written: {FileFault.Reason(fault)}", fault);
            }
        }
    }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
