using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Slipway.Images.Registries;

/// <summary>A user and password for a registry, as <c>docker login</c> left them: in Docker's config.json, or with the helper program that it names.</summary>
/// <param name="User">The user's name.</param>
/// <param name="Password">The password or token. Never to be shown.</param>
internal sealed record RegistryCredentials(string User, string Password)
{
    // docker login without a host stores its credentials under this name.
    private const string HubKey = "https://index.docker.io/v1/";

    /// <summary>Keeps the password out of messages.</summary>
    public override string ToString() => User;

    /// <summary>Those for a registry; null where nobody logged in.</summary>
    /// <exception cref="SlipwayException">The file can't be read.</exception>
    public static RegistryCredentials? Find(string registry)
    {
        var folder = Environment.GetEnvironmentVariable("DOCKER_CONFIG") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");
        var path = Path.Combine(folder, "config.json");
        if (!File.Exists(path))
        {
            return null;
        }

        var key = registry == "docker.io" ? HubKey : registry;
        try
        {
            using var config = JsonDocument.Parse(File.ReadAllBytes(path));
            return Property(config.RootElement, "credHelpers", key)?.GetString() is { } helper ? Ask(helper, key)
                : Property(config.RootElement, "auths", key) is { } login && Property(login, "auth")?.GetString() is { Length: > 0 } auth ? Decode(auth)
                : Property(config.RootElement, "credsStore")?.GetString() is { Length: > 0 } store ? Ask(store, key)
                : null;
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new SlipwayException(ErrorKind.Usage, $"The credentials in '{path}' can't be read: {fault.Message}. Log in again: docker login {registry}.", fault);
        }
    }

    private static JsonElement? Property(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    private static RegistryCredentials Decode(string auth)
    {
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(auth));
        return text.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0
            ? new RegistryCredentials(text[..colon], text[(colon + 1)..])
            : throw new FormatException("an entry has no colon between user and password");
    }

    // The protocol of docker-credential-*: the registry goes in, JSON comes out; where it has nothing, it fails.
    private static RegistryCredentials? Ask(string helper, string registry)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo($"docker-credential-{helper}", "get")
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            process.StandardInput.Write(registry);
            process.StandardInput.Close();
            var answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                return null;
            }

            using var json = JsonDocument.Parse(answer);
            return new RegistryCredentials(json.RootElement.GetProperty("Username").GetString()!, json.RootElement.GetProperty("Secret").GetString()!);
        }
        catch (Exception fault) when (fault is Win32Exception or KeyNotFoundException)
        {
            throw new SlipwayException(ErrorKind.Usage, $"The program docker-credential-{helper}, which Docker's config names, gave no credentials: {fault.Message}", fault);
        }
    }
}
