using System.Buffers.Binary;
using System.Text;
using Slipway.Sources.PostgreSql.Copy;

namespace Slipway.Sinks.PostgreSql;

/// <summary>Puts rows into a stream in <see cref="CopyFormat"/>.</summary>
internal sealed class CopyOutput
{
    private const int BufferBytes = 1 << 16;

    private byte[] _buffer = new byte[BufferBytes];
    private int _count;
    private Stream _stream = Stream.Null;

    public void Begin(Stream stream)
    {
        _stream = stream;
        _count = 0;
        CopyFormat.Head.CopyTo(Take(CopyFormat.Head.Length));
    }

    public void End()
    {
        BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), CopyFormat.NoMoreRows);
        Flush();
    }

    public void StartRow(int values) => BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), (short)values);

    public void WriteNull() => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), CopyFormat.Null);

    public void Write(bool value) => TakeValue(1)[0] = value ? (byte)1 : (byte)0;

    public void Write(short value) => BinaryPrimitives.WriteInt16BigEndian(TakeValue(sizeof(short)), value);

    public void Write(int value) => BinaryPrimitives.WriteInt32BigEndian(TakeValue(sizeof(int)), value);

    public void Write(long value) => BinaryPrimitives.WriteInt64BigEndian(TakeValue(sizeof(long)), value);

    public void Write(float value) => BinaryPrimitives.WriteSingleBigEndian(TakeValue(sizeof(float)), value);

    public void Write(double value) => BinaryPrimitives.WriteDoubleBigEndian(TakeValue(sizeof(double)), value);

    public void Write(Guid value) => value.TryWriteBytes(TakeValue(16), bigEndian: true, out _);

    public void Write(ReadOnlySpan<byte> value) => value.CopyTo(TakeValue(value.Length));

    public void Write(string value) => Encoding.UTF8.GetBytes(value, TakeValue(Encoding.UTF8.GetByteCount(value)));

    private Span<byte> TakeValue(int length)
    {
        var taken = Take(sizeof(int) + length);
        BinaryPrimitives.WriteInt32BigEndian(taken, length);
        return taken[sizeof(int)..];
    }

    private Span<byte> Take(int length)
    {
        if (_buffer.Length - _count < length)
        {
            Flush();
            if (length > _buffer.Length)
            {
                _buffer = new byte[length];
            }
        }

        var taken = _buffer.AsSpan(_count, length);
        _count += length;
        return taken;
    }

    private void Flush()
    {
        _stream.Write(_buffer, 0, _count);
        _count = 0;
    }
}
