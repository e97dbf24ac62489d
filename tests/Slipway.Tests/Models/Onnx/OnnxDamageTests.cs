using Slipway.Models;

namespace Slipway.Tests.Models.Onnx;

public sealed class OnnxDamageTests
{
    /// <summary>What a reader may take a byte of the file, with what the first use of its code costs.</summary>
    private const int MaxBytesPerByte = 100;
    private const int MaxBytes = 16 << 20;

    [Theory]
    [InlineData("decision_tree_regressor")]
    [InlineData("decision_tree_binary")]
    [InlineData("pipeline_logistic_regression")]
    [InlineData("several_inputs")]
    public void A_file_cut_at_any_byte_is_refused_unless_the_whole_graph_is_in_it(string name)
    {
        var file = new OnnxSample(name).File;
        var refused = 0;

        for (var length = 1; length < file.Length; length++)
        {
            refused += IsRefused(file[..length]) ? 1 : 0;
        }

        // Behind the graph there are only the versions of operators.
        Assert.True(refused >= file.Length - 40, $"only {refused} of {file.Length} cuts were refused");
    }

    [Theory]
    [InlineData("decision_tree_regressor")]
    [InlineData("decision_tree_binary")]
    [InlineData("pipeline_logistic_regression")]
    [InlineData("several_inputs")]
    public void A_file_with_any_byte_changed_is_a_model_or_an_error(string name)
    {
        var file = new OnnxSample(name).File;
        var refused = 0;

        foreach (var mask in (byte[])[0x01, 0x80, 0xff, 0x7c])
        {
            for (var position = 1; position < file.Length; position++)
            {
                var changed = file.ToArray();
                changed[position] ^= mask;
                refused += IsRefused(changed) ? 1 : 0;
            }
        }

        Assert.True(refused > file.Length, $"only {refused} changes were refused");
    }

    [Fact]
    public void Bytes_drawn_at_random_are_refused()
    {
        for (var seed = 1; seed <= 2000; seed++)
        {
            var random = new Random(seed);
            var file = new byte[random.Next(1, 200)];
            random.NextBytes(file);
            file[0] = 0x08;

            Assert.True(IsRefused(file), $"seed {seed}");
        }
    }

    private static bool IsRefused(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            ModelReader.Read(file, "model.onnx");
            return false;
        }
        catch (SlipwayException exception) when (exception.Kind == ErrorKind.Model)
        {
            Assert.StartsWith("model.onnx, ", exception.Message, StringComparison.Ordinal);
            return true;
        }
        finally
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MaxBytes + (long)MaxBytesPerByte * file.Length, $"{allocated} bytes were allocated for a file of {file.Length}");
        }
    }
}
