using System.Runtime.Intrinsics;

namespace Slipway.Scoring.Kernels;

/// <summary>
/// How registers of 512 bits look bytes up in tables. A type, and no question to the processor, since what is compiled ahead of time would
/// ask it at each look-up.
/// </summary>
internal unsafe interface ILookUps512
{
    /// <inheritdoc cref="IVectorOps{TVector}.LookUp64"/>
    static abstract Vector512<byte> LookUp64(byte* table, Vector512<byte> indexes);

    /// <inheritdoc cref="IVectorOps{TVector}.HasLookUp256"/>
    static abstract bool HasLookUp256 { get; }

    /// <inheritdoc cref="IVectorOps{TVector}.LookUp256"/>
    static abstract Vector512<byte> LookUp256(byte* table, Vector512<byte> indexes);
}
