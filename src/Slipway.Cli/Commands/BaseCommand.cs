using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Images;
using Slipway.Images.Archives;
using Slipway.Images.Format;
using Slipway.Training;
using Spectre.Console;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway base</c>: the folders that docker/build-base made to the base image's archive. For those who build Slipway itself.</summary>
internal sealed class BaseCommand : SlipwayCommand
{
    private const string ImageOfBase = "slipway";

    private readonly Argument<string> _folder = new Argument<string>("FOLDER") { Description = $"A folder with the layers: {string.Join(", ", BaseImage.Folders)}." }.WithText("a folder's path");

    private readonly Option<string> _output = new Option<string>("--output", "-o") { Description = "The archive to write.", HelpName = "FILE", Required = true }.WithText("a file's path");

    private readonly Option<int> _compression = ImageOptions.Compression();

    public BaseCommand(Terminal terminal)
        : base("base", "Writes the archive of the base image, without a model.", terminal)
    {
        Hidden = true;
        Add(_folder);
        Add("Image", _output, _compression);
        Examples = ["slipway base artifacts/base --output slipway-base.tar"];
    }

    public override bool TakesProject => false;

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var image = BaseImage.Create(parsed.GetValue(_folder)!, Clock.Fixed() ?? DateTimeOffset.UnixEpoch, parsed.GetValue(_compression));
        var digest = ImageArchiveWriter.Write(image, [ImageName.Parse(ImageOfBase)], parsed.GetValue(_output)!);
        Terminal.WriteResult(console => console.WriteLine(digest), writer => writer.WriteStringValue(digest));
        return Task.FromResult(0);
    }
}
