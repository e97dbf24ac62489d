using System.ComponentModel;
using System.Diagnostics;

namespace Slipway.Images.Engines;

/// <summary>Docker or Podman on this machine, by its own program.</summary>
internal static class LocalEngine
{
    private static readonly string[] Programs = ["docker", "podman"];

    /// <summary>Loads an image's archive into the first of them that is there.</summary>
    /// <returns>Which one.</returns>
    /// <exception cref="SlipwayException">There is none, or it refuses.</exception>
    public static async Task<string> LoadAsync(string archive, CancellationToken cancellationToken)
    {
        foreach (var program in Programs)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(program, ["load", "--input", archive]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
                var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
                var error = process.StandardError.ReadToEndAsync(cancellationToken);
                await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
                return process.ExitCode == 0
                    ? program
                    : throw new SlipwayException(
                        ErrorKind.Database, $"'{program} load' ended with {process.ExitCode}: {string.Join(' ', $"{await error.ConfigureAwait(false)}{await output.ConfigureAwait(false)}".Split('\n', StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.')}.");
            }
            catch (Win32Exception)
            {
                // There is no such program; perhaps there is the next one.
            }
        }

        throw new SlipwayException(ErrorKind.Usage, "There is neither docker nor podman here to load the image into. Write an archive by --output, or push to a registry by --push.");
    }
}
