namespace Slipway.Projects.Reading;

/// <summary>A key of the project: a row of <see cref="ProjectKeys"/>.</summary>
internal abstract class ProjectKey(string path)
{
    /// <summary>The names that lead to it, with points between them: <c>train.test.last</c>.</summary>
    public string Path { get; } = path;

    /// <summary>What it sets, in a sentence, for help and documentation.</summary>
    public required string Meaning { get; init; }

    /// <summary>What holds where it is not given.</summary>
    public required string Default { get; init; }

    /// <summary>A valid value, as in a project file.</summary>
    public required string Example { get; init; }

    /// <summary>The command line's option for it; null where only <c>--set</c> reaches it.</summary>
    public string? Flag { get; init; }

    /// <summary>How help names the option's value.</summary>
    public string FlagValue { get; init; } = "VALUE";

    /// <summary>The environment variable that sets it; null for none.</summary>
    public string? Variable { get; init; }

    /// <summary>What is expected as its value, for messages and documentation.</summary>
    public abstract string Expected { get; }

    public abstract IReadOnlyList<string> Choices { get; }

    public abstract bool TakesList { get; }

    public abstract bool TakesMap { get; }

    /// <summary>Reads a node into <paramref name="values"/>, or adds its fault.</summary>
    public abstract void Read(ProjectNode node, ProjectValues values, FaultList faults);
}

/// <inheritdoc/>
/// <typeparam name="T">What its values are read as.</typeparam>
internal sealed class ProjectKey<T>(string path, ValueForm<T> form) : ProjectKey(path)
{
    public override string Expected => form.Expected;

    public override IReadOnlyList<string> Choices => form.Choices;

    public override bool TakesList => form.TakesList;

    public override bool TakesMap => form.TakesMap;

    public override void Read(ProjectNode node, ProjectValues values, FaultList faults)
    {
        var reading = form.Read(node);
        if (reading.IsRead)
        {
            values.Set(this, reading.Value);
        }
        else
        {
            faults.Add(reading.At ?? node.Origin, Path, reading.Fault!);
        }
    }
}
