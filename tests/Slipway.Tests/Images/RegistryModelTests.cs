using System.Text;
using Slipway.Images.Format;
using Slipway.Images.Registries;

namespace Slipway.Tests.Images;

/// <summary>Reading out of a registry whose connections break.</summary>
public sealed class RegistryModelTests
{
    private static readonly string Config = $"sha256:{new string('0', 64)}";
    private static readonly byte[] Manifest = Encoding.UTF8.GetBytes($$"""{ "config": { "digest": "{{Config}}" }, "layers": [] }""");

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public async Task An_answer_that_is_cut_off_each_time_is_a_registry_that_can_t_be_reached(int sent)
    {
        using var registry = new RawRegistry(request => request.AnswerAsync("200 OK", Manifest, sent));

        var fault = await ReadAsync(registry);

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains($"The registry {registry.Host} can't be reached: The response ended prematurely", fault.Message, StringComparison.Ordinal);
        Assert.Equal(4, registry.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_once_is_asked_for_again()
    {
        using var registry = new RawRegistry(request => request.Text.Contains("/blobs/", StringComparison.Ordinal)
            ? request.AnswerAsync("404 Not Found")
            : request.AnswerAsync("200 OK", Manifest, request.Number == 1 ? 20 : null));

        var fault = await ReadAsync(registry);

        Assert.Equal($"The registry {registry.Host} has no image me/boston:1.", fault.Message);
        Assert.Equal(["GET /v2/me/boston/manifests/1", "GET /v2/me/boston/manifests/1", $"GET /v2/me/boston/blobs/{Config}"], registry.Requests);
    }

    private static Task<SlipwayException> ReadAsync(RawRegistry registry) =>
        Assert.ThrowsAsync<SlipwayException>(() => RegistryModel.ReadAsync(ImageName.Parse($"{registry.Host}/me/boston:1"), TestContext.Current.CancellationToken));
}
