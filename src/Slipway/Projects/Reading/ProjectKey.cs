namespace Slipway.Projects.Reading;

/// <summary>A key of the project: a row of <see cref="ProjectKeys"/>.</summary>
/// <param name="path">The names that lead to it, with points between them: <c>train.test.last</c>.</param>
/// <param name="meaning">What it sets, in a sentence, for help and documentation.</param>
/// <param name="otherwise">What holds where it is not given.</param>
/// <param name="example">A valid value, as in a project file.</param>
/// <param name="flag">The command line's option for it, and how help names the option's value: <c>--trees N</c>; null where only <c>--set</c> reaches it.</param>
/// <param name="variable">The environment variable that sets it; null for none.</param>
internal abstract class ProjectKey(string path, string meaning, string otherwise, string example, string? flag, string? variable)
{
    public string Path { get; } = path;

    public string Meaning { get; } = meaning;

    public string Default { get; } = otherwise;

    public string Example { get; } = example;

    /// <summary>The option's name: <c>--trees</c>.</summary>
    public string? Flag { get; } = flag?.Split(' ')[0];

    /// <summary>The name of the option's value: <c>N</c>.</summary>
    public string? FlagValue { get; } = flag?.Split(' ')[1];

    public string? Variable { get; } = variable;

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
internal sealed class ProjectKey<T>(
    string path, ValueForm<T> form, string meaning, string otherwise, string example, string? flag = null, string? variable = null)
    : ProjectKey(path, meaning, otherwise, example, flag, variable)
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
