using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Slipway.IntegrationTests.Programs;
using Slipway.IntegrationTests.Servers;
using Slipway.IntegrationTests.Servers.Safety;

namespace Slipway.IntegrationTests.Containers;

/// <summary>A random password that was used to train, build, predict and fail is in no layer, label, line of history or log; one that was planted is found.</summary>
public sealed class ImageSecretTests(DockerFixture docker, MariaDbFixture servers) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-secret-");
    private readonly string _image = $"secret-{Guid.NewGuid():N}";
    private readonly string _secret = $"p@:/%?ä {Convert.ToHexString(RandomNumberGenerator.GetBytes(12))}";
    private readonly string _user = $"u{Guid.NewGuid():N}"[..16];
    private string _url = null!;

    public async ValueTask InitializeAsync()
    {
        await docker.AddImageAsync("mariadb");
        var server = await servers.GetAsync();
        var database = await server.CreateDatabaseAsync();
        await BostonTable.CreateAsync(server, database);
        await server.ExecuteAsync(database, $"CREATE USER '{_user}'@'%' IDENTIFIED BY '{_secret}'", $"GRANT ALL ON {database}.* TO '{_user}'@'%'");
        _url = $"mysql://{_user}:{Uri.EscapeDataString(_secret)}@127.0.0.1:{server.Port}/{database}";
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_database_s_password_is_nowhere_in_images_and_logs()
    {
        var said = new StringBuilder();
        said.Append(await SlipwayProgram.RunAsync(_folder.FullName, "init", "--database", _url, "--table", "boston_housing"));
        said.Append(await BuildAsync(_folder.FullName, _image));
        said.Append(await RunAsync("predict", "--into", "p"));
        said.Append(await RunAsync("predict", "--table", "no_such_table"));
        said.Append(await RunAsync("predict", "--database", _url.Replace(_user, "nobody", StringComparison.Ordinal)));
        var environment = new Dictionary<string, string> { ["DATABASE_URL"] = _url };
        said.Append(await SlipwayProgram.RunAsync(_folder.FullName, environment, "train"));
        said.Append(await SlipwayProgram.RunAsync(_folder.FullName, environment, "build", "--base", BaseArchive.Path, "-t", _image, "-o", "image.tar"));

        var written = await CollectAsync(_image);
        written.AddRange(Blobs(Path.Combine(_folder.FullName, "image.tar")));
        written.Add(("what was said", Encoding.UTF8.GetBytes(said.ToString())));

        Assert.Contains("506 rows read, 506 predicted", said.ToString(), StringComparison.Ordinal);
        Assert.Contains(written, item => item.Content.AsSpan().IndexOf("num_leaves"u8) >= 0);
        Assert.Empty(new SecretSearch(_secret).Find(written));
    }

    [Fact]
    public async Task A_password_that_was_planted_is_found_in_each_form()
    {
        var search = new SecretSearch(_secret);
        var number = 0;
        foreach (var (form, bytes) in search.Forms)
        {
            var folder = Path.Combine(_folder.FullName, $"{number++}");
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, "file"), bytes);
            await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), "FROM slipway\nCOPY file /work/\n");
            var built = await BuildAsync(folder, _image);
            Assert.True(built.ExitCode == 0, built.ToString());

            Assert.Contains(search.Find(await CollectAsync(_image)), found => found.StartsWith(form, StringComparison.Ordinal));
        }

        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "Dockerfile"), $"FROM slipway\nLABEL url=\"{_url}\"\n");
        await BuildAsync(_folder.FullName, _image);
        Assert.Contains(search.Find(await CollectAsync(_image)), found => found.Contains("percent-encoded in the history", StringComparison.Ordinal));
    }

    private Task<ProgramResult> BuildAsync(string folder, string image) => docker.BuildWithUrlAsync(folder, image, _url);

    // With the URL as a file of a mounted folder, as secrets come to containers.
    private async Task<string> RunAsync(params string[] command)
    {
        var secrets = Directory.CreateDirectory(Path.Combine(_folder.FullName, "mounted"));
        await File.WriteAllTextAsync(Path.Combine(secrets.FullName, "database_url"), _url + "\n");
        FileAccessRights.Set(secrets.FullName, (UnixFileMode)0b111_101_101);
        var container = $"{_image}-{Guid.NewGuid():N}";
        await docker.RunAsync([
            "run", "--name", container, "--network", "host", "--read-only", "-v", $"{secrets.FullName}:/run/secrets:ro", "-e", "DATABASE_URL_FILE=/run/secrets/database_url", _image, .. command]);
        var logs = (await docker.RunAsync("logs", container)).ToString();
        await docker.SucceedAsync("rm", container);
        return logs;
    }

    // Every layer, the configuration with its labels, and the history.
    private async Task<List<(string Place, byte[] Content)>> CollectAsync(string image)
    {
        var archive = Path.Combine(_folder.FullName, "saved.tar");
        await docker.SucceedAsync("save", "--output", archive, image);
        return
        [
            .. Blobs(archive),
            ("the history", Encoding.UTF8.GetBytes(await docker.SucceedAsync("history", "--no-trunc", image))),
            ("the labels", Encoding.UTF8.GetBytes(await docker.SucceedAsync("inspect", image))),
        ];
    }

    private static List<(string Place, byte[] Content)> Blobs(string archive)
    {
        List<(string, byte[])> blobs = [];
        using var file = File.OpenRead(archive);
        using var reader = new TarReader(file);
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data)
            {
                using var content = new MemoryStream();
                data.CopyTo(content);
                blobs.Add(($"{entry.Name} of {Path.GetFileName(archive)}", Expand(content.ToArray())));
            }
        }

        return blobs;
    }

    private static byte[] Expand(byte[] content)
    {
        if (content is not [0x1F, 0x8B, ..])
        {
            return content;
        }

        using var zipped = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var expanded = new MemoryStream();
        zipped.CopyTo(expanded);
        return expanded.ToArray();
    }
}
