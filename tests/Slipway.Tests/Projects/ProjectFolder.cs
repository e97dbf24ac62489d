using Slipway.Projects;

namespace Slipway.Tests.Projects;

/// <summary>A temporary folder with a project file in it, and the environment that it is read in.</summary>
internal sealed class ProjectFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("slipway-project-").FullName;

    public Dictionary<string, string> Environment { get; } = [];

    public ProjectFolder Write(string yaml, string file = "slipway.yaml")
    {
        File.WriteAllText(System.IO.Path.Combine(Path, file), yaml);
        return this;
    }

    public Project Read(ProjectUse use, params string[] settings) => ProjectReader.Read(Input(use, settings));

    /// <summary>The faults of the project, one a line.</summary>
    public string[] Faults(ProjectUse use, params string[] settings) => Faults(Input(use, settings));

    public static string[] Faults(ProjectInput input)
    {
        var fault = Assert.Throws<SlipwayException>(() => ProjectReader.Read(input));
        Assert.Equal(ErrorKind.Usage, fault.Kind);
        return fault.Message.Split('\n');
    }

    public ProjectInput Input(ProjectUse use, params string[] settings) => new(use)
    {
        WorkingDirectory = Path,
        Settings = settings,
        Environment = name => Environment.GetValueOrDefault(name),
    };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
