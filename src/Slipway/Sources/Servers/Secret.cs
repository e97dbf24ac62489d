namespace Slipway.Sources.Servers;

/// <summary>A password, which no record, message or debugger prints by accident.</summary>
internal sealed class Secret(string value)
{
    /// <summary>The text itself, for the driver alone.</summary>
    public string Reveal() => value;

    public override string ToString() => "(secret)";
}
