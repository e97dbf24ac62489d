using System.Runtime.InteropServices;

namespace Slipway.Training.LightGbm;

/// <summary>A LightGBM model: in training, or opened from its text.</summary>
internal sealed class BoosterHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => NativeMethods.BoosterFree(handle) == 0;
}
