using System.Buffers.Binary;
using System.Text;

namespace Slipway.Models.XgBoost;

/// <summary>
/// Reads the values of a model in UBJSON (ubjson.org, draft 12), as XGBoost writes it: numbers with their most significant byte first, lists
/// with a count, and with a type where all values are numbers of one type. It takes about twice the memory of the file.
/// </summary>
internal ref struct XgBoostUbjson
{
    private readonly ReadOnlySpan<byte> _file;
    private readonly XgBoostFaults _faults;
    private readonly bool _withFacts;
    private int _position;

    private XgBoostUbjson(ReadOnlySpan<byte> file, XgBoostFaults faults, bool withFacts)
    {
        _file = file;
        _withFacts = withFacts;
        _faults = faults;
    }

    /// <exception cref="SlipwayException">The bytes are no UBJSON object.</exception>
    public static ModelObject Read(ReadOnlySpan<byte> file, XgBoostFaults faults, bool withFacts)
    {
        var reader = new XgBoostUbjson(file, faults, withFacts);
        reader.Take(1);
        var root = reader.Object(depth: 1, isKept: true);
        return reader._position == file.Length
            ? root
            : throw reader.Fault($"the model ends here, but {file.Length - reader._position} bytes follow");
    }

    /// <summary>Names and values up to the closing brace.</summary>
    private ModelObject Object(int depth, bool isKept)
    {
        var values = new ModelObject();
        while (Peek() != '}')
        {
            var key = Text();
            var isNeeded = isKept && !UnneededKeys.Contain(key, _withFacts);
            var value = Value(Take(1)[0], depth, isNeeded);
            if (isNeeded && !values.TryAdd(key, value))
            {
                throw Fault($"'{Excerpt.Of(key)}' stands twice in one object");
            }
        }

        _position++;
        return values;
    }

    private ModelNode Value(byte marker, int depth, bool isKept)
    {
        if (depth >= XgBoostFaults.MaxDepth)
        {
            throw Fault($"objects and lists lie more than {XgBoostFaults.MaxDepth} deep in one another");
        }

        if (Single(marker) is { } number)
        {
            return new ModelNumbers([number]);
        }

        return marker switch
        {
            (byte)'Z' => isKept ? throw Fault("a value was expected, but null was found") : ModelNumbers.None,
            (byte)'{' => Object(depth + 1, isKept),
            (byte)'[' => List(depth + 1, isKept),
            (byte)'S' => new ModelText(Text()),
            _ => throw Fault($"a value was expected, but the byte 0x{marker:x2} was found"),
        };
    }

    private ModelNode List(int depth, bool isKept)
    {
        if (Peek() == '$')
        {
            return Numbers(Take(2)[1], isKept);
        }

        long? count = null;
        if (Peek() == '#')
        {
            _position++;
            count = Count();
        }

        var list = new ModelListBuilder();
        for (var i = 0L; count is { } all ? i < all : Peek() != ']'; i++)
        {
            var marker = Take(1)[0];
            if (Single(marker) is { } number)
            {
                list.Add(number);
            }
            else
            {
                list.Add(Value(marker, depth, isKept));
            }
        }

        // Only a list without a count has a closing bracket.
        _position += count is null ? 1 : 0;
        return !list.IsMixed || !isKept ? list.Build() : throw Fault("numbers and other values are mixed in one list");
    }

    /// <summary>Numbers of one type behind their count, without markers.</summary>
    private ModelNumbers Numbers(byte type, bool isKept)
    {
        var size = Size(type);
        if (size == 0 || Take(1)[0] != '#')
        {
            throw Fault("a type of numbers and their count were expected, but something else was found");
        }

        var count = Count();

        // No memory is taken before it is known that the values are there.
        if (count > (_file.Length - _position) / size)
        {
            throw Fault($"{count} numbers of {size} bytes were expected, but {_file.Length - _position} bytes are left");
        }

        if (!isKept)
        {
            Take((int)count * size);
            return ModelNumbers.None;
        }

        var numbers = new double[(int)count];
        foreach (ref var number in numbers.AsSpan())
        {
            number = Number(type);
        }

        return new ModelNumbers(numbers);
    }

    private string Text()
    {
        var bytes = Take(Count());
        return bytes.Length == 0 ? "" : Encoding.UTF8.GetString(bytes);
    }

    private long Count()
    {
        var marker = Take(1)[0];
        if (Size(marker) == 0 || marker is (byte)'d' or (byte)'D')
        {
            throw Fault($"a count was expected, but the byte 0x{marker:x2} was found");
        }

        var count = (long)Number(marker);
        return count >= 0 ? count : throw Fault($"the count {count} is negative");
    }

    /// <summary>What stands behind a marker if it is a number; false counts as 0 and true as 1. Null for anything else.</summary>
    private double? Single(byte marker) => marker switch
    {
        (byte)'F' => 0,
        (byte)'T' => 1,
        _ => Size(marker) > 0 ? Number(marker) : null,
    };

    private double Number(byte type)
    {
        var bytes = Take(Size(type));
        return type switch
        {
            (byte)'i' => (sbyte)bytes[0],
            (byte)'U' => bytes[0],
            (byte)'I' => BinaryPrimitives.ReadInt16BigEndian(bytes),
            (byte)'l' => BinaryPrimitives.ReadInt32BigEndian(bytes),
            (byte)'L' => BinaryPrimitives.ReadInt64BigEndian(bytes),
            (byte)'d' => BinaryPrimitives.ReadSingleBigEndian(bytes),
            _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
        };
    }

    /// <summary>How many bytes a number of some type has behind its marker; 0 for a marker of anything else.</summary>
    private static int Size(byte type) => type switch
    {
        (byte)'i' or (byte)'U' => 1,
        (byte)'I' => 2,
        (byte)'l' or (byte)'d' => 4,
        (byte)'L' or (byte)'D' => 8,
        _ => 0,
    };

    private readonly byte Peek() => _position < _file.Length ? _file[_position] : throw Ends(1);

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count > _file.Length - _position)
        {
            throw Ends(count);
        }

        _position += (int)count;
        return _file.Slice(_position - (int)count, (int)count);
    }

    private readonly SlipwayException Ends(long count) => Fault($"{count} more bytes were expected, but {_file.Length - _position} are left");

    private readonly SlipwayException Fault(string what) => _faults.Damaged($"byte {_position}", what);
}
