using System.Buffers.Binary;

namespace Slipway.Sources.PostgreSql.Copy;

/// <summary>Takes the values of rows out of a stream of <see cref="CopyFormat"/>.</summary>
internal sealed class CopyInput(Stream stream)
{
    private const int FirstBytes = 1 << 16;

    private byte[] _buffer = new byte[FirstBytes];
    private int _start;
    private int _end;
    private bool _hasBegun;

    /// <summary>Goes to the next row; false, and the stream is read to its end, once there is none.</summary>
    public bool StartRow()
    {
        if (!_hasBegun)
        {
            // The server sends it with the first rows.
            _hasBegun = true;
            Require(Take(CopyFormat.Head.Length).SequenceEqual(CopyFormat.Head), "does not begin as its documentation says");
        }

        if (BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short))) != CopyFormat.NoMoreRows)
        {
            return true;
        }

        while (stream.Read(_buffer) > 0)
        {
        }

        return false;
    }

    /// <summary>Takes the next value; false for NULL.</summary>
    /// <param name="bytes">Its bytes, valid until the next call.</param>
    public bool TryTake(out ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));
        bytes = length == CopyFormat.Null ? default : Take(length);
        return length != CopyFormat.Null;
    }

    private static void Require(bool isRight, string fault)
    {
        if (!isRight)
        {
            throw new SlipwayException(ErrorKind.Database, $"The server's COPY {fault}.");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
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
            Require(read > 0, "ends in the midst of a row");
            _end += read;
        }
    }
}
