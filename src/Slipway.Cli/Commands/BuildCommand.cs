using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Cli.Results;
using Slipway.Images.Format;
using Slipway.Pipelines;
using Slipway.Pipelines.Build;
using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway build</c>: a container image with the model in it, without a Docker daemon.</summary>
internal sealed class BuildCommand : SlipwayCommand
{
    private const string BaseVariable = "SLIPWAY_BASE";
    private const string BaseFile = "slipway-base.tar";

    private readonly ProjectOptions _project = new(ProjectUse.Show);

    private readonly Option<string[]> _tag = new("--tag", "-t")
    {
        Description = "What the image is called: NAME:TAG, or HOST/NAME:TAG. May be repeated. Default: the model's name.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _output = new Option<string>("--output", "-o") { Description = "The archive to write, for docker load and podman load.", HelpName = "FILE" }.WithText("a file's path");

    private readonly Option<bool> _load = new("--load") { Description = "Loads the image into Docker or Podman on this machine." };

    private readonly Option<string[]> _push = new("--push")
    {
        Description = "Pushes the image to a registry under this name, with the credentials of docker login. May be repeated.",
        HelpName = "HOST/NAME:TAG",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _base = new Option<string>("--base")
    {
        Description = $"The archive of the base image. Default: the environment variable {BaseVariable}, else {BaseFile} beside the program.",
        HelpName = "FILE",
    }.WithText("a file's path");

    private readonly Option<int> _compression = ImageOptions.Compression();

    private readonly Option<string> _previous = PreviousOption.Create();

    private readonly Option<bool> _withReport = new("--with-report") { Description = "Puts the model's report in, too." };

    public BuildCommand(Terminal terminal)
        : base("build", "Builds a container image with the model in it; needs no Docker.", terminal)
    {
        Add("Image", _tag, _base, _compression, _withReport);
        Add("Where it goes", _output, _load, _push);
        Add("Model", _project.For(ProjectKeys.ModelDirectory, ProjectKeys.ModelFile, ProjectKeys.MetadataFile));
        Add("Previous model", [_previous, .. _project.For(ProjectKeys.Database, ProjectKeys.Wait, ProjectKeys.Threads)]);
        Examples = ["slipway build -t boston:1 -o boston.tar", "slipway build -t boston:1 --load", "slipway build --push registry.example.com/me/boston:1"];
    }

    protected override bool StartsProcesses => true;

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var previous = parsed.GetValue(_previous);
        var project = previous is null ? _project.Read(parsed) : _project.Read(parsed, ProjectUse.Train);
        ImageName[] push = [.. (parsed.GetValue(_push) ?? []).Select(ImageName.Parse)];
        var options = new BuildOptions
        {
            Base = FindBase(parsed.GetValue(_base)),
            Output = parsed.GetValue(_output),
            Load = parsed.GetValue(_load),
            Push = push,
            Names = parsed.GetValue(_tag) is { Length: > 0 } tags ? [.. tags.Select(ImageName.Parse)] : push.Length > 0 ? push : [ImageName.Parse(ImageName.OfModel(project.Name))],
            ProjectFile = parsed.GetValue(GlobalOptions.Project) ?? (File.Exists(ProjectInput.DefaultFile) ? ProjectInput.DefaultFile : null),
            Previous = await PreviousOption.ReadAsync(previous, project, cancellationToken).ConfigureAwait(false),
            WithReport = parsed.GetValue(_withReport),
            Compression = parsed.GetValue(_compression),
        };
        if (options is { Output: null, Load: false, Push: [] })
        {
            throw new SlipwayException(ErrorKind.Usage, "The image goes nowhere: write it to an archive (--output boston.tar), load it here (--load) or push it (--push HOST/NAME:TAG).");
        }

        BuildResult result;
        await using (var observer = new TerminalObserver(Terminal))
        {
            if (options.Previous is not null)
            {
                await DatabaseWait.UntilReadyAsync(project.Database, project.Wait, observer, cancellationToken).ConfigureAwait(false);
            }

            result = await new BuildPipeline(project, options, observer).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        Terminal.WriteResult(console => BuildView.Write(console, result), writer => BuildView.Write(writer, result));
        return 0;
    }

    private static string FindBase(string? given)
    {
        string[] places = [given ?? "", Environment.GetEnvironmentVariable(BaseVariable) ?? "", Path.Combine(AppContext.BaseDirectory, BaseFile)];
        var place = places.First(place => place.Length > 0);
        return File.Exists(place)
            ? place
            : throw new SlipwayException(
                ErrorKind.Usage, $"There is no base image '{place}'. Make one (docker/build-base in Slipway's repository), and name its archive by --base or {BaseVariable}.");
    }
}
