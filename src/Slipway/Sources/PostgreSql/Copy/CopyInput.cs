using System.Buffers.Binary;

namespace Slipway.Sources.PostgreSql.Copy;

/// <summary>Takes the values of rows out of a stream of <see cref="CopyFormat"/>.</summary>
internal sealed class CopyInput(Stream stream)
{
    private const int FirstBytes = 1 << 16;

    private byte[] _buffer = new byte[FirstBytes];
    private int _start;
    private int _end;

    /// <summary>Passes over what stands before the rows.</summary>
    public void Begin()
    {
        var head = Take(CopyFormat.Head.Length);
        if (!head.SequenceEqual(CopyFormat.Head))
        {
            throw new InvalidDataException("The server's COPY does not begin as its documentation says.");
        }
    }

    /// <summary>Goes to the next row; false, and the stream is read to its end, once there is none.</summary>
    public bool StartRow()
    {
        if (BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short))) != CopyFormat.NoMoreRows)
        {
            return true;
        }

        while (stream.Read(_buffer) > 0)
        {
        }

        return false;
    }

    /// <summary>The next value's length; <see cref="CopyFormat.Null"/> for none.</summary>
    public int ReadLength() => BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));

    /// <summary>The next bytes, valid until the next call.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (_end - _start < count)
        {
            Fill(count);
        }

        var taken = _buffer.AsSpan(_start, count);
        _start += count;
        return taken;
    }

    private void Fill(int count)
    {
        var rest = _buffer.AsSpan(_start, _end - _start);
        if (count > _buffer.Length)
        {
            var larger = new byte[(int)Math.Min(Array.MaxLength, Math.Max(count, _buffer.Length * 2L))];
            rest.CopyTo(larger);
            _buffer = larger;
        }
        else
        {
            rest.CopyTo(_buffer);
        }

        (_start, _end) = (0, rest.Length);
        while (_end < count)
        {
            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read > 0 ? read : throw new InvalidDataException("The server's COPY ends in the midst of a row.");
        }
    }
}
