namespace Slipway.Models;

/// <summary>What stands behind a key's <c>=</c> in a model's text.</summary>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Text">The value, as UTF-8.</param>
internal sealed record ModelValue(int Line, byte[] Text);
