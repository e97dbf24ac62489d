using System.Globalization;
using System.Security.Cryptography;

namespace Slipway.Sinks.Runs;

/// <summary>How run tables call the process that works at a run.</summary>
internal static class RunHolder
{
    /// <summary>
    /// This process: <c>process 4711 on db-host (9f86d081)</c>. The last part is drawn anew by each process, since containers like to have
    /// the same number and name.
    /// </summary>
    public static string Own { get; } = string.Create(
        CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName} ({Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))})");
}
