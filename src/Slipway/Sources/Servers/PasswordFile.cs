namespace Slipway.Sources.Servers;

/// <summary>A password on the first line of a file, as container secrets are mounted.</summary>
internal static class PasswordFile
{
    /// <exception cref="SlipwayException">There is no such file, or it can't be read.</exception>
    public static Secret Read(string path)
    {
        try
        {
            using var lines = File.OpenText(path);
            return new Secret(lines.ReadLine() ?? "");
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw ServerUrl.Fault($"names the password file '{path}', which can't be read: {FileFault.Reason(fault).TrimEnd('.')}");
        }
    }
}
