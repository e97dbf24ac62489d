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

    /// <param name="listens">False for a command that shares its process with others, as in tests.</param>
    public Termination(bool listens = true) => _registrations = !listens ? [] :
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

    /// <summary>Takes a signal in; true for the first one, which asks to stop.</summary>
    public bool Receive(int signal)
    {
        if (Interlocked.CompareExchange(ref _signal, signal, 0) != 0)
        {
            return false;
        }

        _stop.Cancel();
        return true;
    }

    private void Handle(PosixSignalContext context, int signal)
    {
        // Set first: what stops may end the process before this handler returns.
        context.Cancel = true;
        if (!Receive(signal))
        {
            Environment.Exit(ExitCode);
        }
    }
}
