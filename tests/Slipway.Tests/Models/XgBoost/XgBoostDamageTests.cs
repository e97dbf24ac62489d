using Slipway.Models;

namespace Slipway.Tests.Models.XgBoost;

public sealed class XgBoostDamageTests
{
    /// <summary>The memory that a damaged file may take: this, and this many times its size.</summary>
    private const long FreeBytes = 9_000_000;
    private const long BytesPerByte = 64;

    [Theory]
    [InlineData("leaves_only.json")]
    [InlineData("rank_ndcg.json")]
    [InlineData("binary_logistic.ubj")]
    public void A_file_cut_at_any_byte_is_refused(string name)
    {
        foreach (var cut in ModelDamage.Cuts(XgBoostFiles.Read(name)))
        {
            Assert.True(IsRefused(cut, name, "cut"), $"{name} was read when cut after {cut.Length} bytes");
        }
    }

    /// <summary>A changed digit can leave a sound model, but no change may end in anything other than a forest or an error.</summary>
    [Theory]
    [InlineData("leaves_only.json", 0b1111_1111)]
    [InlineData("categories_one_hot.json", 0b0001_0001)]
    [InlineData("categories.ubj", 0b1000_0001)]
    public void A_file_with_any_bit_changed_is_a_forest_or_an_error(string name, byte mask)
    {
        var (refused, all) = (0, 0);
        foreach (var changed in ModelDamage.FlippedBits(XgBoostFiles.Read(name), mask))
        {
            refused += IsRefused(changed, name, $"change {all}") ? 1 : 0;
            all++;
        }

        Assert.True(refused > all / 20, $"only {refused} of {all} changes were refused");
    }

    [Theory]
    [InlineData("categories.json")]
    [InlineData("categories.ubj")]
    [InlineData("softprob.ubj")]
    public void A_file_with_random_faults_is_a_forest_or_an_error(string name)
    {
        var file = XgBoostFiles.Read(name);
        var refused = 0;
        for (var seed = 0; seed < 1000; seed++)
        {
            refused += IsRefused(ModelDamage.Random(file, new Random(seed)), name, $"seed {seed}") ? 1 : 0;
        }

        Assert.True(refused > 500, $"only {refused} of 1000 were refused");
    }

    /// <summary>Whether a file is refused as it should be; fails if it ends in anything else than a forest or that, or takes too much memory.</summary>
    private static bool IsRefused(byte[] file, string name, string damage)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isRefused = false;
        try
        {
            ModelReader.Read(file, name);
        }
        catch (SlipwayException exception)
        {
            Assert.Equal(ErrorKind.Model, exception.Kind);
            Assert.StartsWith(name, exception.Message, StringComparison.Ordinal);
            isRefused = true;
        }
        catch (Exception exception)
        {
            Assert.Fail($"{name}, {damage}: {exception}");
        }

        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(taken < FreeBytes + BytesPerByte * file.Length, $"{name}, {damage}: {taken} bytes were taken for {file.Length}");
        return isRefused;
    }
}
