using System.Text.Json;
using Slipway.IntegrationTests.Programs;
using Slipway.IntegrationTests.Servers.Connections.Tls;

namespace Slipway.IntegrationTests.Containers;

/// <summary>Pushing to a real registry, and what a user reads when it refuses.</summary>
public sealed class RegistryTests(DockerFixture docker, DemoFixture demo) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-push-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_the_registry_has_is_not_sent_again_and_the_image_runs_from_there()
    {
        await docker.StartAsync();
        await using var registry = await RegistryServer.StartAsync();
        var name = $"{registry.Host}/me/boston:1";

        var first = await PushAsync(name);
        var again = await PushAsync(name);
        await SlipwayProgram.RunAsync(
            _folder.FullName, "train", "--project", Path.Combine(demo.Folder, "slipway.yaml"), "--database", Path.Combine(demo.Folder, "boston.db"), "--set", "train.seed=7", "--model-dir", "retrained");
        var retrained = await PushAsync($"{registry.Host}/me/boston:2", "retrained");
        await docker.SucceedAsync("pull", "-q", name);
        var shown = await docker.SucceedAsync("run", "--rm", "--network", "none", name, "show");

        Assert.InRange(first.Sent, first.Bytes, first.Bytes + 10_000);
        Assert.Equal(0, again.Sent);
        Assert.Equal(first.Digest, again.Digest);
        Assert.InRange(retrained.Sent, 1, retrained.Bytes / 10);
        Assert.Contains("boston-housing", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_wants_a_password_gets_that_of_docker_login()
    {
        await using var registry = await RegistryServer.StartAsync(wantsPassword: true);
        var push = Push($"{registry.Host}/boston:1");

        var unknown = await RunAsync(push, ("DOCKER_CONFIG", _folder.FullName));
        var wrong = await RunAsync(push, ("DOCKER_CONFIG", registry.Login("wr0ng")));
        var right = await RunAsync(push, ("DOCKER_CONFIG", registry.Login("secret")));

        Assert.Equal((4, 4, 0), (unknown.ExitCode, wrong.ExitCode, right.ExitCode));
        Assert.Contains($"Log in: docker login {registry.Host}", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("refused the credentials of docker login", wrong.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_of_an_image_is_shown_without_the_layers_below_it()
    {
        await docker.StartAsync();
        await using var registry = await RegistryServer.StartAsync();
        var name = $"{registry.Host}/me/boston:1";
        await PushAsync(name);
        await docker.SucceedAsync("pull", "-q", name);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "Dockerfile"), $"FROM {name}\nLABEL by=docker\n");
        await docker.SucceedAsync("build", "-q", "-t", $"{registry.Host}/me/boston:docker", _folder.FullName);
        await docker.SucceedAsync("push", "-q", $"{registry.Host}/me/boston:docker");

        // The program and its libraries are gone: whoever asks for them gets nothing.
        foreach (var blob in registry.Blobs.Where(blob => blob.Length > 500_000).ToArray())
        {
            blob.Delete();
        }

        var expected = await RunAsync(["show", demo.Model, "--json"]);
        var shown = await RunAsync(["show", name, "--json"]);
        var docked = await RunAsync(["show", $"{registry.Host}/me/boston:docker", "--json"]);
        var absent = await RunAsync(["show", $"{registry.Host}/me/boston:2"]);

        Assert.Equal(expected.Output.Replace(Created(expected), "", StringComparison.Ordinal), shown.Output.Replace(Created(shown), "", StringComparison.Ordinal));
        Assert.Equal(shown, docked);
        Assert.Equal($"4 error: The registry {registry.Host} has no image me/boston:2.\n", $"{absent.ExitCode} {absent.Error}");

        // Which build sets to a time that is the same in every clone.
        static string Created(ProgramResult card) => card.Output.Split('\n').Single(line => line.Contains("\"created\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_must_be_one_that_this_machine_trusts()
    {
        string In(string name) => Path.Combine(_folder.FullName, name);
        using var authority = Certificates.WriteAuthority(In("authority.pem"));
        Certificates.Write(authority, "localhost", In("server.pem"), In("server.key"));
        await using var registry = await RegistryServer.StartAsync(certificate: (In("server.pem"), In("server.key")));
        var push = Push($"{registry.Host}/boston:1");

        var untrusted = await RunAsync(push);
        var trusted = await RunAsync(push, ("SSL_CERT_FILE", In("authority.pem")));

        Assert.Equal(4, untrusted.ExitCode);
        Assert.Contains($"The certificate of the registry {registry.Host} is not to be trusted", untrusted.Error, StringComparison.Ordinal);
        Assert.True(trusted.ExitCode == 0, trusted.ToString());
    }

    [Theory]
    [InlineData("localhost:1/boston", "can't be reached")]
    [InlineData("no-such-host.invalid/boston", "can't be reached")]
    public async Task A_registry_that_is_not_there_is_said_in_a_sentence(string name, string words)
    {
        var result = await RunAsync(Push(name));

        Assert.Equal(4, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
    }

    private string[] Push(string name, string? model = null) => ["build", "--base", BaseArchive.Path, "--model-dir", model ?? demo.Model, "--push", name];

    private async Task<(long Sent, long Bytes, string Digest)> PushAsync(string name, string? model = null)
    {
        var result = await RunAsync([.. Push(name, model), "--json"]);
        Assert.True(result.ExitCode == 0, result.ToString());
        using var json = JsonDocument.Parse(result.Output);
        return (
            json.RootElement.GetProperty("places")[0].GetProperty("sent_bytes").GetInt64(), json.RootElement.GetProperty("bytes").GetInt64(),
            json.RootElement.GetProperty("digest").GetString()!);
    }

    private Task<ProgramResult> RunAsync(string[] command, params (string Name, string Value)[] environment) =>
        SlipwayProgram.RunAsync(_folder.FullName, environment.ToDictionary(pair => pair.Name, pair => pair.Value), command);
}
