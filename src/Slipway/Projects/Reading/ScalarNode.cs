using Slipway.Sources;

namespace Slipway.Projects.Reading;

/// <summary>A single value, as text.</summary>
internal sealed class ScalarNode(Origin origin, string text) : ProjectNode(origin)
{
    public string Text { get; } = text;

    /// <summary>True for a value of the project file, in which environment variables are expanded.</summary>
    public bool MayExpand { get; init; }

    /// <summary>True where the file says nothing, <c>null</c> or <c>~</c> without quotes.</summary>
    public bool IsNothing { get; init; }

    /// <summary>What the file says, where <see cref="Text"/> holds what environment variables made of it.</summary>
    public string? Written { get; init; }

    public override string Describe()
    {
        if (IsNothing)
        {
            return "nothing";
        }

        if (Written is not null)
        {
            return $"what the environment makes of '{Excerpt.Of(Written)}'";
        }

        return ConnectionUrl.MayBe(Text) ? "a URL" : $"'{Excerpt.Of(Text)}'";
    }
}
