using Slipway.IntegrationTests.Programs;
using Slipway.Scoring;
using Slipway.Scoring.Kernels;

namespace Slipway.IntegrationTests.Scoring;

/// <summary>The libraries with kernels that lie beside the published program.</summary>
public sealed class KernelLibraryTests(DemoFixture demo) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-kernels-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("avx2")]
    [InlineData("avx512")]
    [InlineData("avx512-vbmi")]
    public async Task A_library_gives_the_predictions_of_the_kernel_in_the_program(string name)
    {
        var level = Enum.GetValues<KernelLevel>().Single(level => level.Name() == name);
        Assert.SkipUnless(ProcessorFlags.Has(level), $"This processor lacks {name}.");

        var expected = await PredictAsync("portable", SlipwayProgram.Path);
        var found = await PredictAsync(name, SlipwayProgram.Path);

        Assert.True(found.ExitCode == 0, found.ToString());
        Assert.Equal(expected.Output, found.Output);
    }

    [Fact]
    public async Task Without_libraries_the_program_predicts_the_same_and_refuses_to_be_told_to_use_one()
    {
        var alone = Path.Combine(_folder.FullName, "slipway");
        File.Copy(SlipwayProgram.Path, alone);

        var expected = await PredictAsync("portable", SlipwayProgram.Path);
        var found = await PredictAsync("", alone);
        var refused = await PredictAsync("avx2", alone);

        Assert.True(found.ExitCode == 0, found.ToString());
        Assert.Equal(expected.Output, found.Output);
        Assert.Equal((int)ErrorKind.Usage, refused.ExitCode);
        Assert.Contains("asks for 'avx2', which this processor or this build of Slipway lacks", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_of_another_build_is_left_alone()
    {
        Assert.SkipUnless(ProcessorFlags.Has(KernelLevel.Avx2), "This processor lacks avx2.");
        var name = $"libslipway-{KernelLevel.Avx2.Name()}.so";
        var library = await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(SlipwayProgram.Path)!, name));
        var place = library.AsSpan().IndexOf(BitConverter.GetBytes(KernelSource.Number));
        Assert.True(place >= 0 && library.AsSpan(place + 1).IndexOf(BitConverter.GetBytes(KernelSource.Number)) < 0, "The library holds the number of its source once.");
        library[place] ^= 1;
        var program = Path.Combine(_folder.FullName, "slipway");
        File.Copy(SlipwayProgram.Path, program);
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, name), library);

        var found = await PredictAsync("", program);
        var refused = await PredictAsync("avx2", program);

        Assert.True(found.ExitCode == 0, found.ToString());
        Assert.Contains("asks for 'avx2', which this processor or this build of Slipway lacks", refused.Error, StringComparison.Ordinal);
    }

    private Task<ProgramResult> PredictAsync(string scorer, string program) =>
        OtherProgram.RunAsync(new(program, ["predict", "--model-dir", demo.Model, "--file", Path.Combine(demo.Folder, "boston_scrambled.csv"), "--output", "-"])
        {
            WorkingDirectory = demo.Folder,
            Environment = { [ScorerFactory.Variable] = scorer },
        });
}
