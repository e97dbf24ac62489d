using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Slipway.Columns;

namespace Slipway.Training;

/// <summary>Names a set of rows by its content, so that two models can be told to have seen the same data.</summary>
internal static class DataDigest
{
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
                for (var row = 0; row < text.Count; row++)
                {
                    Append(hash, text[row].Length);
                    hash.AppendData(text[row]);
                }

                break;
        }
    }

    private static void Append(IncrementalHash hash, int number) =>
        hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(ref number)));
}
