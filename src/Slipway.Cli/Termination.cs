using System.Runtime.InteropServices;

namespace Slipway.Cli;

/// <summary>
/// Ctrl-C and SIGTERM. The first one asks the command to stop, so that nothing is left half done; a second one ends the
/// process at once.
/// </summary>
internal sealed class Termination : IDisposable
{
    private const int SignalBase = 128;
    private const int Sigint = 2;
    private const int Sigterm = 15;

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _signal;

    public Termination() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, Sigint)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, Sigterm)),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>What the process exits with once its command has stopped: 130 or 143.</summary>
    public int ExitCode => SignalBase + (_signal == 0 ? Sigint : _signal);

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void Handle(PosixSignalContext context, int signal)
    {
        if (Interlocked.CompareExchange(ref _signal, signal, 0) == 0)
        {
            context.Cancel = true;
            _stop.Cancel();
        }
        else
        {
            Environment.Exit(ExitCode);
        }
    }
}
