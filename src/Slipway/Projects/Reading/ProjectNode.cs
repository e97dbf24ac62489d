namespace Slipway.Projects.Reading;

/// <summary>A value of the tree that project file, environment and flags are merged into.</summary>
internal abstract class ProjectNode(Origin origin)
{
    public Origin Origin { get; } = origin;

    /// <summary>How a message calls what was found here. Never a URL, nor what an environment variable holds.</summary>
    public abstract string Describe();
}
