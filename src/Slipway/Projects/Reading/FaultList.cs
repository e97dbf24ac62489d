namespace Slipway.Projects.Reading;

/// <summary>Gathers the faults of a project, so that all are told at once.</summary>
internal sealed class FaultList
{
    private readonly List<string> _faults = [];

    public int Count => _faults.Count;

    /// <param name="origin">Where the fault is.</param>
    /// <param name="path">The key's dotted path; empty where the place alone says enough.</param>
    /// <param name="fault">What was expected and found, as the end of a sentence without its point.</param>
    public void Add(Origin origin, string path, string fault) =>
        _faults.Add($"{origin.Describe(path)}: {fault}{(fault.EndsWith('?') ? "" : ".")}");

    /// <exception cref="SlipwayException">There are faults; the message has a line for each.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
        {
            throw new SlipwayException(ErrorKind.Usage, string.Join('\n', _faults));
        }
    }
}
