namespace Slipway.Projects.Reading;

/// <summary>A name and its value; <paramref name="Origin"/> is where the name stands.</summary>
internal sealed record MapEntry(string Name, Origin Origin, ProjectNode Value);
