namespace Slipway;

/// <summary>What a program may do about a fault without asking its user.</summary>
internal enum Recovery
{
    /// <summary>Nothing: trying again would end the same way.</summary>
    None,

    /// <summary>Roll the transaction back and run it again: it lost against another one.</summary>
    RetryTransaction,

    /// <summary>Connect again: the server went away, or the way to it.</summary>
    Reconnect,
}
