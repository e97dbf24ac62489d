namespace Slipway.Sinks.Runs;

/// <summary>Says who else writes to a sink.</summary>
internal static class BusyFault
{
    /// <param name="job">What can't be done now.</param>
    /// <param name="running">The run that is under way; null where it has not said so yet.</param>
    public static SlipwayException Create(Job job, RunRecord? running)
    {
        var who = running is null
            ? "a process that has just started"
            : FormattableString.Invariant($"run {running.RunId}, {running.Holder}, since {running.Held:yyyy-MM-dd HH:mm:ss} UTC");
        return new SlipwayException(ErrorKind.Busy, $"Another run writes {(job.Partition.Length > 0 ? $"partition {job.Partition} " : "")}to table '{job.Sink}': {who}. Wait until it has ended, or end it.");
    }

    /// <summary>A run's place was taken while it worked.</summary>
    public static SlipwayException TakenUp(long runId) => new(
        ErrorKind.Busy, $"Run {runId} was taken up by another process, which goes on with it; this one has written nothing since.");
}
