using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Slipway.Columns;

namespace Slipway.Training;

/// <summary>Names a set of rows by its content, so that two models can be told to have seen the same data.</summary>
internal static class DataDigest
{
    private const int PieceBytes = 1 << 15;

    /// <summary>SHA-256, as <c>sha256:hex</c>, over each column's name, type, NULLs and values, in the batch's order.</summary>
    public static string Compute(ColumnBatch rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var column in rows.Columns)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{column.Info.Name}\0{column.Info.Type}\0{column.Count}\0"));
            foreach (var row in column.Nulls.Rows())
            {
                Append(hash, row);
            }

            AppendValues(hash, column);
        }

        return $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static void AppendValues(IncrementalHash hash, Column column)
    {
        switch (column)
        {
            case Int64Column integers:
                hash.AppendData(MemoryMarshal.AsBytes(integers.Values));
                break;
            case DoubleColumn numbers:
                hash.AppendData(MemoryMarshal.AsBytes(numbers.Values));
                break;
            case TextColumn text:
                AppendTexts(hash, text);
                break;
        }
    }

    // In large pieces: a call of the hash for each of millions of short texts would take longer than the hashing.
    private static void AppendTexts(IncrementalHash hash, TextColumn text)
    {
        var piece = new ArrayBufferWriter<byte>(2 * PieceBytes);
        for (var row = 0; row < text.Count; row++)
        {
            var length = text[row].Length;
            piece.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(ref length)));
            piece.Write(text[row]);
            if (piece.WrittenCount >= PieceBytes)
            {
                hash.AppendData(piece.WrittenSpan);
                piece.ResetWrittenCount();
            }
        }

        hash.AppendData(piece.WrittenSpan);
    }

    private static void Append(IncrementalHash hash, int number) =>
        hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(ref number)));
}
