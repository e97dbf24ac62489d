namespace Slipway.Sources.Servers;

/// <summary>How a connection is encrypted, by rising demand; the words are PostgreSQL's, and MySQL's are read as the same.</summary>
internal enum TlsMode
{
    /// <summary>Never.</summary>
    Disable,

    /// <summary>Where the server offers it.</summary>
    Prefer,

    /// <summary>Always, whoever answers.</summary>
    Require,

    /// <summary>Always, with a certificate that a known authority has signed.</summary>
    VerifyAuthority,

    /// <summary>Always, with such a certificate that also names the host.</summary>
    VerifyFull,
}
