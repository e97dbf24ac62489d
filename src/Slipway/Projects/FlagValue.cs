using Slipway.Projects.Reading;

namespace Slipway.Projects;

/// <summary>What an option or argument of the command line sets.</summary>
/// <param name="Key">The key that it sets.</param>
/// <param name="Name">What messages call it: <c>--target</c>.</param>
/// <param name="Values">Its values, in order.</param>
internal sealed record FlagValue(ProjectKey Key, string Name, IReadOnlyList<string> Values)
{
    /// <summary>Its place in the tree; where a list is taken, commas too part the values.</summary>
    public ProjectNode ToNode()
    {
        var origin = Origin.Named(Name);
        return Key.TakesList
            ? new ListNode(origin, [.. Values.SelectMany(value => value.Split(',')).Select(value => new ScalarNode(origin, value.Trim()))])
            : new ScalarNode(origin, Values[^1]);
    }
}
