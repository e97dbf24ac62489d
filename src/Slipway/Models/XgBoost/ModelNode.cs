namespace Slipway.Models.XgBoost;

/// <summary>A value of a model file, be it JSON or UBJSON.</summary>
internal abstract class ModelNode
{
    /// <summary>What it is, in messages.</summary>
    public abstract string Kind { get; }
}
