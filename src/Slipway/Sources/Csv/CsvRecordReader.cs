using System.Text;
using Sylvan.Data.Csv;

namespace Slipway.Sources.Csv;

/// <summary>
/// The records of a CSV file. Empty lines are passed over, except in a file of a single column, where they are
/// records with an empty value.
/// </summary>
internal sealed class CsvRecordReader : RecordReader
{
    private const int BufferCharacters = 1 << 16;
    private const int MostRecordCharacters = 1 << 28;

    // The library always has a comment character; half a character can't start a record.
    private const char NoComment = '\uDC00';

    private readonly CsvDataReader _csv;
    private readonly int _columnCount;
    private long _nextLine = 1;

    public CsvRecordReader(string path, CsvFormat format)
        : base(new TextFile(path))
    {
        try
        {
            var delimiter = format.Delimiter ?? FindDelimiter(path);
            _csv = CsvDataReader.Create(File.Reader, new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = delimiter,
                Comment = NoComment,
                BufferSize = BufferCharacters,
                MaxBufferSize = MostRecordCharacters,
                OwnsReader = false,
            });
            SetNames(format.Columns ?? ReadHeader());
            _columnCount = Names.Count;
        }
        catch (CsvConfigurationException fault)
        {
            File.Dispose();
            throw new SlipwayException(
                ErrorKind.Usage, $"'{format.Delimiter}' can't separate values; expected a tab, or a sign such as a comma, a semicolon or |, no letter, digit or quote.", fault);
        }
        catch (DecoderFallbackException fault)
        {
            var located = File.InvalidUtf8(fault);
            File.Dispose();
            throw located;
        }
        catch
        {
            _csv?.Dispose();
            File.Dispose();
            throw;
        }
    }

    public override bool Read()
    {
        while (ReadAny())
        {
            if (_csv.RowFieldCount == _columnCount)
            {
                return true;
            }

            if (!IsBlank())
            {
                throw Fault($"the record has {_csv.RowFieldCount} value{(_csv.RowFieldCount == 1 ? "" : "s")}; expected {_columnCount}. Quote a value that holds a delimiter or a line end.");
            }
        }

        return false;
    }

    public override ReadOnlySpan<char> GetField(int column)
    {
        try
        {
            return _csv.GetFieldSpan(column);
        }
        catch (CsvFormatException fault)
        {
            throw Malformed(fault);
        }
    }

    public override void Dispose()
    {
        _csv.Dispose();
        base.Dispose();
    }

    private bool ReadAny()
    {
        Line = _nextLine;
        try
        {
            if (!_csv.Read())
            {
                return false;
            }
        }
        catch (DecoderFallbackException fault)
        {
            throw File.InvalidUtf8(fault);
        }
        catch (CsvRecordTooLargeException fault)
        {
            throw Fault($"the record is longer than {MostRecordCharacters} characters; a quote may be missing.", fault);
        }
        catch (CsvFormatException fault)
        {
            throw Malformed(fault);
        }

        var record = _csv.GetRawRecordSpan();
        var ends = record.Count('\n');
        _nextLine += ends > 0 ? ends : record.Count('\r');
        return true;
    }

    private bool IsBlank() => _csv.GetRawRecordSpan().Trim("\r\n").IsEmpty;

    private string[] ReadHeader()
    {
        while (ReadAny())
        {
            if (!IsBlank())
            {
                var names = new string[_csv.RowFieldCount];
                for (var i = 0; i < names.Length; i++)
                {
                    names[i] = GetField(i).Trim().ToString();
                }

                return names;
            }
        }

        throw new SlipwayException(ErrorKind.Data, $"The file '{File.Path}' is empty; expected a first line with the columns' names.");
    }

    private SlipwayException Malformed(CsvFormatException fault) => Fault(
        $"value {fault.FieldOrdinal + 1} of the record has a quote in a wrong place, or one that is never closed. Inside a quoted value a quote is written twice.", fault);

    private static char FindDelimiter(string path)
    {
        using var file = new TextFile(path);
        var start = new char[BufferCharacters];
        var length = file.Reader.ReadBlock(start);
        return CsvDelimiter.Find(start.AsSpan(0, length), isWhole: length < start.Length);
    }
}
