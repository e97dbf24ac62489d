using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Images.Format;
using Slipway.Manifests;
using Slipway.Projects;
using Slipway.Sources;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway deploy</c>: manifests that run predictions in containers.</summary>
internal sealed class DeployCommand : SlipwayCommand
{
    private const string ForCompose = "compose";
    private const string ForSwarm = "swarm";
    private const string ForKubernetes = "kubernetes";

    private readonly ProjectOptions _project = new(ProjectUse.Show);

    private readonly Argument<string> _platform = new("PLATFORM") { Description = $"What the manifest is for: {ForCompose}, {ForSwarm} or {ForKubernetes}." };

    private readonly Option<string> _image = new Option<string>("--image") { Description = "The image with the model in it. Default: the model's name.", HelpName = "HOST/NAME:TAG" }.WithText("an image's name");

    private readonly Option<int> _partitions = new("--partitions")
    {
        Description = "How many processes share the rows. Default: 1.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string> _schedule = new Option<string>("--schedule")
    {
        Description = "When it runs, as cron says it: '0 3 * * *' for every day at 3. Default: once. For kubernetes.",
        HelpName = "CRON",
    }.WithText("a schedule");

    private readonly Option<string> _timeZone = new Option<string>("--time-zone")
    {
        Description = $"Where the schedule's hours are: Europe/Berlin. Default: {DeployOptions.UsualTimeZone}. For kubernetes.",
        HelpName = "ZONE",
        DefaultValueFactory = _ => DeployOptions.UsualTimeZone,
    }.WithText("a time zone");

    private readonly Option<int> _memory = new("--memory")
    {
        Description = $"The most memory of a process, in MB. Default: {DeployOptions.UsualMemory}.",
        HelpName = "MB",
        DefaultValueFactory = _ => DeployOptions.UsualMemory,
    };

    private readonly Option<string> _cpus = new Option<string>("--cpus")
    {
        Description = $"The most processors of a process: 0.5. Default: {DeployOptions.UsualCpus}. For swarm and kubernetes.",
        HelpName = "N",
        DefaultValueFactory = _ => DeployOptions.UsualCpus,
    }.WithText("a number of processors");

    public DeployCommand(Terminal terminal)
        : base("deploy", "Prints a manifest that runs predictions under Compose, Swarm or Kubernetes.", terminal)
    {
        _platform.AcceptOnlyFromAmong(ForCompose, ForSwarm, ForKubernetes);
        Add(_platform);
        Add("Manifest", _image, _partitions, _schedule, _timeZone, _memory, _cpus);
        Examples =
        [
            "slipway deploy compose > compose.yaml",
            "slipway deploy swarm --image registry.example.com/me/boston:1 --partitions 4 > swarm.yaml",
            "slipway deploy kubernetes --image registry.example.com/me/boston:1 --partitions 8 --schedule \"0 3 * * *\" > cronjob.yaml",
        ];
    }

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var project = _project.Read(parsed);
        var platform = parsed.GetValue(_platform)!;
        if (platform != ForKubernetes && parsed.GetResult(_schedule) is not null)
        {
            throw new SlipwayException(ErrorKind.Usage, $"--schedule is for kubernetes: {platform} has no schedules. Run it from a timer of the machine's, or leave --schedule out.");
        }

        if (platform == ForCompose && parsed.GetResult(_cpus) is { Implicit: false })
        {
            throw new SlipwayException(ErrorKind.Usage, "--cpus is for swarm and kubernetes: under Compose a process shares the machine's with its database. Leave it out.");
        }

        if (platform == ForCompose && parsed.GetResult(_partitions) is { Implicit: false })
        {
            throw new SlipwayException(ErrorKind.Usage, "--partitions is for swarm and kubernetes: Compose does not number its containers. Leave it out.");
        }

        if (parsed.GetValue(_schedule) is null && parsed.GetResult(_timeZone) is { Implicit: false })
        {
            throw new SlipwayException(ErrorKind.Usage, "--time-zone says where the hours of a schedule are, and there is none. Give --schedule too, or leave it out.");
        }

        if (platform != ForCompose)
        {
            // Not with --set: the image's predict knows the file alone.
            ClusterRules.Require(new ProjectInput(ProjectUse.Predict) { File = parsed.GetValue(GlobalOptions.Project) });
        }

        var options = new DeployOptions
        {
            Model = project.Name,
            Image = parsed.GetValue(_image) ?? ImageName.OfModel(project.Name),
            Partitions = parsed.GetValue(_partitions),
            Schedule = parsed.GetValue(_schedule),
            TimeZone = parsed.GetValue(_timeZone)!,
            Memory = parsed.GetValue(_memory),
            Cpus = parsed.GetValue(_cpus)!,
        };
        Terminal.Output.Write(platform switch
        {
            ForCompose => ComposeText.Compose(options.Image, project.Database?.Kind ?? DatabaseKind.MySql, options.Memory),
            ForSwarm => SwarmText.Compose(options),
            _ => KubernetesText.Compose(options),
        });
        return Task.FromResult(0);
    }
}
