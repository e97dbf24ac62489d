using System.Diagnostics;
using Slipway.Training.LightGbm;

namespace Slipway.Tests.Training.LightGbm;

public sealed class LightGbmLibraryTests
{
    [Fact]
    public void What_LightGBM_refuses_is_an_error_in_its_words()
    {
        var exception = Assert.Throws<SlipwayException>(() => LightGbmBooster.FromText("nonsense"));

        Assert.Equal(ErrorKind.Internal, exception.Kind);
        Assert.Equal("LightGBM stopped with: Model file doesn't specify the number of classes", exception.Message);
    }

    [Fact]
    public void A_library_that_lacks_another_says_which_and_what_to_install()
    {
        var cause = new DllNotFoundException(
            """
            libgomp.so.1: cannot open shared object file: No such file or directory
            lib_lightgbm.so: cannot open shared object file: No such file or directory
            """);

        var exception = LightGbmLibrary.CannotLoad(cause);

        Assert.Equal(ErrorKind.Internal, exception.Kind);
        Assert.StartsWith("Training needs LightGBM's library lib_lightgbm, and it could not be loaded. It needs libgomp.so.1", exception.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install libgomp1 libstdc++6", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>The text is the runtime's own, in an image without the library.</summary>
    [Fact]
    public void A_program_without_the_library_says_that_it_only_predicts()
    {
        var cause = new DllNotFoundException(
            """
            Unable to load shared library 'lib_lightgbm' or one of its dependencies. In order to help diagnose loading problems, consider using a tool like strace.
            /opt/slipway/lib_lightgbm.so: cannot open shared object file: No such file or directory
            /opt/slipway/liblib_lightgbm.so: cannot open shared object file: No such file or directory
            """);

        var exception = LightGbmLibrary.CannotLoad(cause);

        Assert.Equal(ErrorKind.Usage, exception.Kind);
        Assert.StartsWith("This slipway can't train: LightGBM's library lib_lightgbm.so is not beside the program", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("apt-get", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_that_of_the_package()
    {
        var packages = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"));

        Assert.Contains($"Include=\"LightGBM\" Version=\"{LightGbmLibrary.Version}\"", packages, StringComparison.Ordinal);
    }

    /// <summary>In a process of its own, for the library's worker threads write where no test could look.</summary>
    [Fact]
    public async Task Nothing_of_LightGBMs_log_reaches_the_terminal()
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Slipway.Tests"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "-explicit", "only", "-noColor", "-method", $"{typeof(NoisyTraining).FullName}.*" },
        };
        using var process = Process.Start(start)!;

        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Contains("Total: 1, Errors: 0, Failed: 0", output, StringComparison.Ordinal);
        Assert.DoesNotContain("[LightGBM]", output + await error, StringComparison.Ordinal);
    }
}
