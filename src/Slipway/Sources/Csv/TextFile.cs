using System.Text;

namespace Slipway.Sources.Csv;

/// <summary>A text file in UTF-8, with or without a byte order mark, whose progress can be followed.</summary>
internal sealed class TextFile : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly FileStream _stream;

    /// <exception cref="SlipwayException">There is no such file, it can't be read, or begins as no text does.</exception>
    public TextFile(string path)
    {
        Path = path;
        _stream = Open(path);
        RequireText();

        // Found by the encoding's own preamble: the reader's detection would change to an encoding that forgives.
        Reader = new StreamReader(
            _stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, BufferBytes);
    }

    public string Path { get; }

    public TextReader Reader { get; }

    /// <summary>Bytes taken from the file; somewhat ahead of the record that is being read.</summary>
    public long BytesRead => _stream.Position;

    public long TotalBytes => _stream.Length;

    /// <summary>Where the bytes that are not UTF-8 are, once the reader has met some.</summary>
    public SlipwayException InvalidUtf8(DecoderFallbackException cause) => new(
        ErrorKind.Data,
        $"File '{Path}', line {FindInvalidLine(Path)}: the text is not UTF-8. Save the file as UTF-8 (for one in Latin-1: iconv -f LATIN1 -t UTF-8).",
        cause);

    public void Dispose() => Reader.Dispose();

    private void RequireText()
    {
        Span<byte> start = stackalloc byte[16];
        var length = _stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        _stream.Position = 0;
        if (OtherThanText(start[..length]) is { } what)
        {
            _stream.Dispose();
            throw new SlipwayException(ErrorKind.Data, $"File '{Path}' can't be read as text: {what}.");
        }
    }

    private static string? OtherThanText(ReadOnlySpan<byte> start) => start switch
    {
        [0x1f, 0x8b, ..] => "it is compressed by gzip; decompress it first (gunzip)",
        [(byte)'P', (byte)'K', 3, 4, ..] => "it is a ZIP archive, as spreadsheets are too; unpack it, or save the spreadsheet as CSV",
        [0xff, 0xfe, ..] or [0xfe, 0xff, ..] => "it is in UTF-16; save it as UTF-8 (iconv -f UTF-16 -t UTF-8)",
        _ when start.StartsWith("SQLite format 3\0"u8) => "it is a SQLite database; name it by --database",
        _ when start.StartsWith("PAR1"u8) => "it is a Parquet file; save it as CSV",
        _ => null,
    };

    private static FileStream Open(string path)
    {
        var stream = OpenAny(path);
        if (stream.CanSeek)
        {
            return stream;
        }

        stream.Dispose();
        throw new SlipwayException(ErrorKind.Usage, $"'{path}' is a pipe or a device, which can be read only once. Write its data to a file and give that.");
    }

    private static FileStream OpenAny(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SlipwayException(ErrorKind.Usage, $"There is no file '{path}' (folder '{Environment.CurrentDirectory}').", fault);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException or ArgumentException)
        {
            throw new SlipwayException(
                ErrorKind.Usage, Directory.Exists(path) ? $"'{path}' is a folder; expected a file." : $"The file '{path}' can't be read: {FileFault.Reason(fault)}", fault);
        }
    }

    // No byte of a longer UTF-8 sequence is a line end, so lines can be told apart before they are decoded.
    private static long FindInvalidLine(string path)
    {
        using var stream = Open(path);
        using var reader = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        for (long line = 1; reader.ReadLine() is { } text; line++)
        {
            if (!System.Text.Unicode.Utf8.IsValid(Encoding.Latin1.GetBytes(text)))
            {
                return line;
            }
        }

        return 0;
    }
}
