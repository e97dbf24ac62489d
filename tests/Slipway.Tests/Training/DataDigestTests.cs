using System.Security.Cryptography;
using System.Text;
using Slipway.Columns;
using Slipway.Training;

namespace Slipway.Tests.Training;

public sealed class DataDigestTests
{
    [Fact]
    public void It_is_the_hash_of_names_types_NULLs_and_values_however_much_text_there_is()
    {
        string?[] texts = [.. Enumerable.Range(0, 9_000).Select(row => row == 5 ? null : $"größe {row % 700}"), new('x', 100_000), ""];
        var rows = Batches.Of(
            Batches.Column("town", ColumnType.Text, [.. texts]),
            Batches.Column("id", ColumnType.Integer, [.. texts.Select((_, row) => (object)row)]));

        var digest = DataDigest.Compute(rows);

        var expected = new MemoryStream();
        expected.Write(Encoding.UTF8.GetBytes($"town\0Text\0{texts.Length}\0"));
        expected.Write(BitConverter.GetBytes(5));
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text ?? "");
            expected.Write(BitConverter.GetBytes(bytes.Length));
            expected.Write(bytes);
        }

        expected.Write(Encoding.UTF8.GetBytes($"id\0Integer\0{texts.Length}\0"));
        for (var row = 0L; row < texts.Length; row++)
        {
            expected.Write(BitConverter.GetBytes(row));
        }

        Assert.Equal($"sha256:{Convert.ToHexStringLower(SHA256.HashData(expected.ToArray()))}", digest);
    }
}
