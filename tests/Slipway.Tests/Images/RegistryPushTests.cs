using System.Net;
using Slipway.Images.Format;
using Slipway.Images.Registries;

namespace Slipway.Tests.Images;

public sealed class RegistryPushTests
{
    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "The user may not push to me/boston")]
    [InlineData(HttpStatusCode.MethodNotAllowed, "answered 405")]
    public async Task A_refusal_is_said_in_words_and_not_tried_again(HttpStatusCode status, string words)
    {
        using var registry = new ScriptedRegistry((_, method, _) => method == "HEAD" ? HttpStatusCode.NotFound : status);

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => PushAsync(registry));

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, registry.Requests.Count);
    }

    [Fact]
    public async Task A_host_that_is_no_registry_is_said_to_be_none()
    {
        using var registry = new ScriptedRegistry((_, _, _) => HttpStatusCode.NotFound);

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => PushAsync(registry));

        Assert.Contains("it is no registry, or the repository must be made there first", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_fails_for_the_moment_is_asked_again()
    {
        using var registry = new ScriptedRegistry((number, method, _) => number <= 2 ? HttpStatusCode.ServiceUnavailable : Healthy(method));

        var sent = await PushAsync(registry);

        Assert.Equal(SampleImage.Create().Layers.Sum(layer => layer.Blob.Size) + SampleImage.Create().ConfigBlob().Size, sent);
        Assert.Equal(registry.Requests[0], registry.Requests[2]);
        Assert.Equal("PUT /v2/me/boston/manifests/1", registry.Requests[^1]);
    }

    [Fact]
    public async Task A_registry_that_goes_on_failing_is_given_up()
    {
        using var registry = new ScriptedRegistry((_, _, _) => HttpStatusCode.BadGateway);

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => PushAsync(registry));

        Assert.Contains("answered 502", fault.Message, StringComparison.Ordinal);
        Assert.Equal(4, registry.Requests.Count);
    }

    private static HttpStatusCode Healthy(string method) => method switch
    {
        "HEAD" => HttpStatusCode.NotFound,
        "POST" => HttpStatusCode.Accepted,
        _ => HttpStatusCode.Created,
    };

    private static Task<long> PushAsync(ScriptedRegistry registry) =>
        RegistryPush.PushAsync(SampleImage.Create(), ImageName.Parse($"{registry.Host}/me/boston:1"), (_, _) => { }, TestContext.Current.CancellationToken);
}
