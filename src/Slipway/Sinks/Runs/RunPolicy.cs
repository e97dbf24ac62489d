using System.Globalization;

namespace Slipway.Sinks.Runs;

/// <summary>Decides whether a run takes up an unfinished one or starts anew.</summary>
/// <param name="Restart">Always start anew.</param>
/// <param name="ResumeWithin">An unfinished run that started longer ago is not taken up.</param>
internal readonly record struct RunPolicy(bool Restart, TimeSpan ResumeWithin)
{
    /// <summary>The run that this process has begun already and goes on with, since it lost a server on the way; null where it has begun none.</summary>
    public RunPosition? Own { get; init; }

    /// <summary>The run to take up, if any, and what to tell the user.</summary>
    /// <param name="unfinished">The own run, whatever its state, else the last unfinished run of this sink; null if there is none.</param>
    /// <param name="job">The hash of the job that is about to run.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="SlipwayException">Another process has taken the own run up.</exception>
    public (RunRecord? Resume, string? Note) Decide(RunRecord? unfinished, string job, DateTime now)
    {
        if (unfinished is null)
        {
            return (null, null);
        }

        if (unfinished.RunId == Own?.RunId)
        {
            return unfinished.Epoch > Own.Value.Epoch ? throw BusyFault.TakenUp(unfinished.RunId) : (unfinished, null);
        }

        var run = Describe(unfinished);
        if (unfinished.Job != job)
        {
            return (null, $"{run} and did something else (another model, query, option or range of keys); starting anew.");
        }

        if (Restart)
        {
            return (null, $"{run}; starting anew, as asked.");
        }

        return now - unfinished.Started > ResumeWithin
            ? (null, string.Create(CultureInfo.InvariantCulture, $"{run} more than {ResumeWithin.TotalHours:0.##} hours ago; starting anew."))
            : (unfinished, $"{run}; going on from there.");
    }

    /// <summary>What to tell the user where a run can't be taken up or built upon, since the last row that it wrote is not there.</summary>
    public static string RowsAreGone(RunRecord run, string sink) =>
        $"{Describe(run)}, but table '{sink}' does not have the last of them any more; starting anew.";

    private static string Describe(RunRecord run) => string.Create(
        CultureInfo.InvariantCulture, $"Run {run.RunId} of {run.Started:yyyy-MM-dd HH:mm:ss} UTC {(run.State == RunState.Finished ? "wrote" : "stopped after")} {run.Rows:N0} rows");
}
