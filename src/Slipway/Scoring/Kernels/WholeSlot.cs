using System.Runtime.InteropServices;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>
/// As large as a slot. Blocks of many rows are worked on in parts of each slot that are as large as this, those of few rows in parts as large as one
/// vector: a type whose size is all that it stands for, for that is a constant wherever it is used.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = BitSlots.Bytes)]
internal readonly struct WholeSlot;
