using Slipway.Projects.Reading;

namespace Slipway.Projects;

/// <summary>What an option or argument of the command line sets.</summary>
/// <param name="Key">The key that it sets.</param>
/// <param name="Name">What messages call it: <c>--target</c>.</param>
/// <param name="Values">Its values, in order.</param>
internal sealed record FlagValue(ProjectKey Key, string Name, IReadOnlyList<string> Values)
{
    /// <summary>Its place in the tree; where a list is taken, commas too part the values, and spaces beside them are none of a name's.</summary>
    public ProjectNode ToNode()
    {
        var origin = Origin.Named(Name);
        return Key.TakesList
            ? new ListNode(origin, [.. Values.SelectMany(Split).Select(value => new ScalarNode(origin, value))])
            : new ScalarNode(origin, Values[^1]);
    }

    private static string[] Split(string value) => value.Contains(',', StringComparison.Ordinal) ? value.Split(',', StringSplitOptions.TrimEntries) : [value];
}
