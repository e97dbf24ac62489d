namespace Slipway.Models.XgBoost;

/// <summary>Makes the errors about a model file.</summary>
/// <param name="source">The file's name in messages.</param>
internal sealed class XgBoostFaults(string source)
{
    /// <summary>How deep objects and lists may lie in one another. XGBoost's go down to 8.</summary>
    public const int MaxDepth = 32;

    /// <summary>The error for a file that is no longer what XGBoost wrote.</summary>
    /// <param name="where">The byte, or the tree or other part.</param>
    /// <param name="what">What was expected and found.</param>
    /// <param name="cause">What was raised before.</param>
    public SlipwayException Damaged(string where, string what, Exception? cause = null) => new(
        ErrorKind.Model, $"{source}, {where}: {what}. The model file is damaged or cut short; restore it, or save the model again.", cause);

    /// <summary>The error for a sound file that Slipway can't score.</summary>
    public SlipwayException Unsupported(string what) => new(ErrorKind.Model, $"{source}: {what}.");
}
