using Slipway.Projects.Reading;

namespace Slipway.Projects;

/// <summary>
/// Reads a project. By rising precedence a value comes from: the project file, the environment variables <c>MODEL_DIR</c>,
/// <c>MODEL_FILE</c> and <c>METADATA_FILE</c>, a flag, <c>--set</c>.
/// </summary>
internal static class ProjectReader
{
    /// <summary>The variable that names the database where neither file nor flags do, and that manifests set.</summary>
    public const string DatabaseVariable = "DATABASE_URL";

    // No project comes near it, while data that is named by mistake does.
    private const int LargestFileBytes = 1 << 20;

    /// <exception cref="SlipwayException">Of kind <see cref="ErrorKind.Usage"/>: the message has a line for each fault.</exception>
    public static Project Read(ProjectInput input)
    {
        var faults = new FaultList();
        var variables = new EnvironmentVariables(input.Environment);
        var file = ReadFile(input, faults);

        // What follows would only blame the lack of what the file could not say.
        faults.ThrowIfAny();

        var layers = Merge(input, file, variables, faults);
        var tree = WithoutUnused(layers.Tree, input.Use, variables, faults);
        var validator = new ProjectValidator(faults);
        validator.Validate(tree);
        new ProjectRules(tree, validator.Values, input.Use, faults).Check();
        faults.ThrowIfAny();
        return ProjectBuilder.Build(tree, validator.Values, DefaultName(input.WorkingDirectory));
    }

    private static MapNode? ReadFile(ProjectInput input, FaultList faults)
    {
        if (input.Use is ProjectUse.Init)
        {
            return null;
        }

        var name = input.File ?? ProjectInput.DefaultFile;
        var path = Path.Combine(input.WorkingDirectory, name);
        var origin = Origin.Named(name);
        if (!File.Exists(path))
        {
            if (Directory.Exists(path))
            {
                faults.Add(origin, "", "expected a project file, found a folder");
            }
            else if (input.File is not null)
            {
                faults.Add(origin, "", "there is no such project file");
            }

            return null;
        }

        try
        {
            if (new FileInfo(path).Length > LargestFileBytes)
            {
                faults.Add(origin, "", "expected a project file of at most 1 MB");
                return null;
            }

            return YamlTree.ReadFile(File.ReadAllText(path), name, faults);
        }
        catch (Exception error) when (FileFault.Is(error))
        {
            faults.Add(origin, "", "the project file can't be read");
            return null;
        }
    }

    private static ProjectLayers Merge(ProjectInput input, MapNode? file, EnvironmentVariables variables, FaultList faults)
    {
        var layers = new ProjectLayers(faults);
        if (file is not null)
        {
            layers.Add(file);
        }

        foreach (var key in ProjectKeys.All)
        {
            if (key.Variable is { } variable && input.Environment(variable) is { Length: > 0 } value)
            {
                layers.Add(key.Path, new ScalarNode(Origin.Named(variable), value));
            }
        }

        layers.AddFlags(input.Flags);
        foreach (var setting in input.Settings)
        {
            layers.AddSetting(setting);
        }

        if (Uses(input.Use, ProjectKeys.Database.Path) && layers.Tree.Find(ProjectKeys.Database.Path) is null)
        {
            AddDatabaseVariable(layers, variables, faults);
        }

        return layers;
    }

    private static void AddDatabaseVariable(ProjectLayers layers, EnvironmentVariables variables, FaultList faults)
    {
        var origin = Origin.Named(DatabaseVariable);
        var value = variables.Find(DatabaseVariable, out var fault);
        if (fault is not null)
        {
            faults.Add(origin, "", fault);
        }
        else if (value is { Length: > 0 })
        {
            layers.Add(ProjectKeys.Database.Path, new ScalarNode(origin, value));
        }
    }

    /// <summary>
    /// Expands environment variables, and leaves the sections out that the command does not use where their variables are not set: a model
    /// can be shown where no database is known.
    /// </summary>
    private static MapNode WithoutUnused(MapNode tree, ProjectUse use, EnvironmentVariables variables, FaultList faults)
    {
        var entries = new List<MapEntry>();
        foreach (var entry in tree.Entries)
        {
            var section = new MapNode(entry.Origin, [entry]);
            var ownFaults = Uses(use, entry.Name) ? faults : new FaultList();
            var expanded = new EnvironmentExpansion(variables, ownFaults).Expand(section);
            if (ownFaults == faults || ownFaults.Count == 0)
            {
                entries.AddRange(expanded.Entries);
            }
        }

        return new MapNode(tree.Origin, entries);
    }

    private static bool Uses(ProjectUse use, string name) => use switch
    {
        ProjectUse.Train or ProjectUse.Import => name is not "predict",
        ProjectUse.Predict or ProjectUse.Check => name is not "train" and not "gate",
        ProjectUse.Runs => name is "name" or "database" or "wait" or "model" or "predict",
        ProjectUse.Load or ProjectUse.Init => name is "name" or "database" or "wait",
        _ => name is "name" or "model",
    };

    private static string DefaultName(string directory)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)));
        return name.Length > 0 ? name : "model";
    }
}
