namespace Slipway.Projects.Reading;

/// <summary>
/// What came of reading a value. The default is that the value has not the form that is expected.
/// </summary>
internal readonly record struct Reading<T>
{
    public bool IsRead { get; private init; }

    /// <summary>Meaningful only where <see cref="IsRead"/>.</summary>
    public T Value { get; private init; }

    /// <summary>What is wrong, where more can be said than what was expected and found.</summary>
    public string? Fault { get; init; }

    /// <summary>What follows after what was expected and found: <c>; did you mean 'trees'?</c>.</summary>
    public string? Hint { get; init; }

    /// <summary>Where the fault is, if not where the value begins.</summary>
    public Origin? At { get; init; }

    public static implicit operator Reading<T>(T value) => new() { IsRead = true, Value = value };
}
