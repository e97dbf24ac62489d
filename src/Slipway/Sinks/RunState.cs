namespace Slipway.Sinks;

/// <summary>How a run is or ended; stored by these names in lower case.</summary>
internal enum RunState
{
    /// <summary>At work, or killed while it was.</summary>
    Running,

    Finished,

    /// <summary>Stopped by a signal; the same command goes on.</summary>
    Interrupted,

    /// <summary>Stopped by an error; the same command goes on.</summary>
    Failed,

    /// <summary>
    /// Killed or cut off; the same command goes on. Never stored, for nobody was left to do so: it is a <see cref="Running"/> run whose lock
    /// nobody holds.
    /// </summary>
    Stopped,

    /// <summary>Unfinished, and another run of the same sink was started anew instead.</summary>
    Abandoned,
}
