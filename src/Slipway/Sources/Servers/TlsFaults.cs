namespace Slipway.Sources.Servers;

/// <summary>What can go wrong with encryption, in one sentence each.</summary>
internal static class TlsFaults
{
    public static SlipwayException NotOffered(Exception fault, ServerAddress address) => new(
        ErrorKind.Database,
        $"The server on {address.Endpoint} offers no encryption, and the database URL demands it (sslmode). Turn TLS on in the server, or demand less (sslmode=prefer).", fault);

    public static SlipwayException Demanded(Exception fault, ServerAddress address) => new(
        ErrorKind.Database, $"The server on {address.Endpoint} takes only encrypted connections, and the database URL forbids them (sslmode=disable).", fault);

    /// <summary>The certificate, or the handshake before it, was refused.</summary>
    public static SlipwayException Untrusted(Exception fault, ServerAddress address)
    {
        var (why, mend) = Reason(Innermost(fault).Message.TrimEnd('.'), address);
        return new SlipwayException(ErrorKind.Database, $"The server on {address.Endpoint} can't be trusted: {why}. {mend}.", fault);
    }

    /// <summary>A file that the URL names is not what it should be.</summary>
    public static SlipwayException UnfitFile(Exception fault, ServerAddress address)
    {
        string?[] files = [address.Tls.AuthorityFile, address.Tls.CertificateFile, address.Tls.KeyFile];
        return new SlipwayException(
            ErrorKind.Usage, $"A certificate or key that the database URL names can't be used ({string.Join(", ", files.OfType<string>())}): {Innermost(fault).Message.TrimEnd('.')}. Expected PEM.", fault);
    }

    // The words of System.Net.Security's own exception, which has no properties for them; Npgsql keeps even those for itself.
    private static (string Why, string Mend) Reason(string reason, ServerAddress address)
    {
        const string NameOther = "Name the file of the one that did (sslrootcert=FILE or ssl_ca=FILE in the database URL)";
        var authority = address.Tls.AuthorityFile is { } file ? $"no authority in '{file}'" : "no authority that is known here";
        var less = address.Tls.AuthorityFile is null ? "demand less (sslmode=require)" : "demand less (sslmode=require, without such a file)";
        return reason switch
        {
            _ when reason.Contains("RemoteCertificateChainErrors", StringComparison.Ordinal) => ($"{authority} has signed its certificate", $"{NameOther}, or {less}"),
            _ when reason.Contains("RemoteCertificateNameMismatch", StringComparison.Ordinal) => (
                $"its certificate is not one for '{address.Host}'", "Name the host in the database URL as the certificate does, or demand less (sslmode=verify-ca)"),
            _ when reason.Contains("ValidationCallback", StringComparison.Ordinal) => address.Tls.Mode == TlsMode.VerifyFull
                ? ($"{authority} has signed its certificate, or it is not one for '{address.Host}'", $"{NameOther} and the host as the certificate does, or {less}")
                : ($"{authority} has signed its certificate", $"{NameOther}, or {less}"),
            _ => ($"no encrypted connection could be agreed on ({reason})", "Check the certificates that the database URL names, and the server's"),
        };
    }

    private static Exception Innermost(Exception fault) => fault.InnerException is null ? fault : Innermost(fault.InnerException);
}
