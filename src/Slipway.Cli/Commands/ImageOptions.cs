using System.CommandLine;

namespace Slipway.Cli.Commands;

/// <summary>Options of the commands that write images.</summary>
internal static class ImageOptions
{
    private const int Smallest = 9;
    private const int Usual = 6;

    /// <summary>How hard layers are gzipped.</summary>
    public static Option<int> Compression()
    {
        var option = new Option<int>("--compression")
        {
            Description = $"How small the layers are gzipped: from 0, not at all, to {Smallest}, smallest and slowest. Default: {Usual}.",
            HelpName = "N",
            DefaultValueFactory = _ => Usual,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, out var number) && number is >= 0 and <= Smallest))
            {
                result.AddError($"--compression: expected a whole number from 0 to {Smallest}, found '{text}'.");
            }
        });
        return option;
    }
}
