namespace Slipway.Projects.Reading;

/// <summary>Several values in order.</summary>
internal sealed class ListNode(Origin origin, IReadOnlyList<ProjectNode> items) : ProjectNode(origin)
{
    public IReadOnlyList<ProjectNode> Items { get; } = items;

    public override string Describe() => "a list";
}
