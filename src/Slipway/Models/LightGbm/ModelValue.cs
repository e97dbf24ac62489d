namespace Slipway.Models.LightGbm;

/// <summary>A line <c>key=value</c> of a model's text.</summary>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Key">What stands before the <c>=</c>, as UTF-8.</param>
/// <param name="Text">What stands behind it; empty where there is no <c>=</c>.</param>
internal readonly record struct ModelValue(int Line, ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Text);
