namespace Slipway.Models;

/// <summary>The largest float32 on one side of a double: it decides float32 values as the double does.</summary>
internal static class Float32Bound
{
    /// <summary>The largest float32 that is at most the bound; NaN for NaN.</summary>
    public static float UpTo(double bound)
    {
        var nearest = (float)bound;
        return nearest > bound ? MathF.BitDecrement(nearest) : nearest;
    }

    /// <summary>The largest float32 that is less than the bound; for minus infinity, below which there is none, that itself.</summary>
    public static float Below(double bound)
    {
        var nearest = (float)bound;
        return nearest >= bound ? MathF.BitDecrement(nearest) : nearest;
    }
}
