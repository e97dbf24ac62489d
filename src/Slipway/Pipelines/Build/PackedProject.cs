using System.Text.RegularExpressions;

namespace Slipway.Pipelines.Build;

/// <summary>The project file as it goes into an image, where everyone who has the image can read it.</summary>
internal static partial class PackedProject
{
    /// <exception cref="SlipwayException">The file can't be read, or a database URL in it has a password.</exception>
    public static byte[] Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var line = Array.FindIndex(lines, text => UrlPassword.IsMatch(text) || PasswordOption.IsMatch(text));
        return line < 0
            ? File.ReadAllBytes(path)
            : throw new SlipwayException(
                ErrorKind.Usage,
                $"{path}, line {line + 1}: a password would go into the image, where everyone who has it can read it. Write ${{DATABASE_URL}} for the database, and give the URL when the image runs.");
    }

    // A password that is itself a variable, ${PASSWORD}, is none.
    [GeneratedRegex(@"://[^/\s:@]*:[^@\s$/][^@\s]*@", RegexOptions.CultureInvariant)]
    private static partial Regex UrlPassword { get; }

    [GeneratedRegex(@"[?&](?:password|pwd)=[^&\s$]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PasswordOption { get; }
}
