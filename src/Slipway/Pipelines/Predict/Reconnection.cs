using Slipway.Projects;

namespace Slipway.Pipelines.Predict;

/// <summary>Decides whether a run that lost a server waits for it, and waits.</summary>
internal sealed class Reconnection(Project project, IPipelineObserver observer)
{
    private const int MostInVain = 5;

    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(30);

    private long _rowsAtLastFault = -1;
    private int _inVain;

    /// <summary>False for other faults, and where one attempt after the other got no row further.</summary>
    /// <param name="fault">What ended the attempt.</param>
    /// <param name="rows">Rows that this process has moved so far.</param>
    public bool IsWorthwhile(SlipwayException fault, long rows)
    {
        if (fault.Recovery != Recovery.Reconnect)
        {
            return false;
        }

        _inVain = rows > _rowsAtLastFault ? 0 : _inVain + 1;
        _rowsAtLastFault = rows;
        return _inVain < MostInVain;
    }

    /// <exception cref="SlipwayException">The server does not come back in time.</exception>
    public Task WaitAsync(SlipwayException fault, CancellationToken cancellationToken)
    {
        var limit = project.Wait > TimeSpan.Zero ? project.Wait : DefaultWait;
        observer.Warn(FormattableString.Invariant($"{fault.Message} Waiting up to {limit.TotalSeconds:0.#} s to go on."));
        return DatabaseWait.UntilReadyAsync(project, limit, observer, cancellationToken);
    }
}
