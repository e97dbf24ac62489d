using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Slipway.IntegrationTests.Servers.Connections.Tls;

/// <summary>An authority and what it signs, drawn anew, as PEM files.</summary>
internal static class Certificates
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(-1);
    private static readonly DateTimeOffset End = Start.AddDays(30);

    /// <summary>Writes an authority's certificate.</summary>
    /// <returns>It, with its key.</returns>
    public static X509Certificate2 WriteAuthority(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Authority of a test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var authority = request.CreateSelfSigned(Start, End);
        File.WriteAllText(path, authority.ExportCertificatePem());
        return authority;
    }

    /// <summary>Writes a certificate for a name, and its key.</summary>
    public static void Write(X509Certificate2 authority, string name, string certificatePath, string keyPath)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        using var signed = request.Create(authority, Start, End, RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(certificatePath, signed.ExportCertificatePem());
        File.WriteAllText(keyPath, key.ExportPkcs8PrivateKeyPem());
    }
}
