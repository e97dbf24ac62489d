namespace Slipway.Sources.Servers;

/// <summary>Encryption of a connection.</summary>
/// <param name="Mode">What is demanded.</param>
/// <param name="AuthorityFile">Certificates (PEM) of the authorities to trust; null for the system's.</param>
/// <param name="CertificateFile">The client's own certificate (PEM); null for none.</param>
/// <param name="KeyFile">That certificate's key (PEM); null where it is in the same file, or there is none.</param>
internal sealed record TlsOptions(TlsMode Mode = TlsMode.Prefer, string? AuthorityFile = null, string? CertificateFile = null, string? KeyFile = null);
