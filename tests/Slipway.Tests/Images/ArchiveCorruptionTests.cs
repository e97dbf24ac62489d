using Slipway.Images;
using Slipway.Images.Archives;
using Slipway.Images.Format;

namespace Slipway.Tests.Images;

/// <summary>Archives with a model in them that were damaged at random: each gives the model, or a fault in words.</summary>
public sealed class ArchiveCorruptionTests : IDisposable
{
    private const int Seed = 20260102;
    private const int Cases = 1000;

    private readonly TemporaryFolder _folder = new();

    private string Archive => _folder.File("damaged.tar");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("slipway")]
    [InlineData("docker")]
    [InlineData("layout")]
    public void A_damaged_archive_gives_the_model_or_a_fault_in_words(string tool)
    {
        var saved = new SavedArchive { IsGzipped = true };
        var whole = Write(saved, tool);
        var digest = ImageModel.Read(Archive).Metadata.Digest;
        var random = new Random(Seed);
        var refused = 0;

        for (var number = 0; number < Cases; number++)
        {
            File.WriteAllBytes(Archive, Damage(whole, random));
            try
            {
                Assert.Equal(digest, ImageModel.Read(Archive).Metadata.Digest);
            }
            catch (SlipwayException fault)
            {
                Assert.True(fault.Kind == ErrorKind.Model && fault.Message.Contains(Archive, StringComparison.Ordinal), $"Seed {Seed}, case {number}: {fault}");
                refused++;
            }
            catch (Exception fault)
            {
                Assert.Fail($"Seed {Seed}, case {number}: {fault}");
            }
        }

        Assert.InRange(refused, Cases / 2, Cases - 1);
    }

    private byte[] Write(SavedArchive saved, string tool)
    {
        switch (tool)
        {
            case "slipway":
                ImageArchiveWriter.Write(SampleImage.WithModel(saved.Model), [ImageName.Parse("boston:1")], Archive);
                break;
            case "docker":
                saved.WriteDocker(Archive);
                break;
            default:
                saved.WriteLayout(Archive);
                break;
        }

        return File.ReadAllBytes(Archive);
    }

    // A few bytes become others, a block becomes another one, or the end is missing.
    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = whole.ToArray();
        switch (random.Next(4))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                bytes.AsSpan(512 * random.Next(bytes.Length / 512), 512).CopyTo(bytes.AsSpan(512 * random.Next(bytes.Length / 512)));
                return bytes;
            default:
                for (var count = random.Next(1, 4); count > 0; count--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                return bytes;
        }
    }
}
