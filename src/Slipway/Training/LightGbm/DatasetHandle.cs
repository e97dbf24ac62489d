using System.Runtime.InteropServices;

namespace Slipway.Training.LightGbm;

/// <summary>LightGBM's binned copy of a feature matrix. A booster that was made from it needs it as long as it trains.</summary>
internal sealed class DatasetHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => NativeMethods.DatasetFree(handle) == 0;
}
