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

    [Fact]
    public async Task How_much_is_sent_is_told_on_the_way()
    {
        using var registry = new ScriptedRegistry((_, method, _) => Healthy(method));
        var image = SampleImage.Create() with { Layers = [new Layer(Blob.Of(new byte[1_000_000]), "sha256:0", "test")] };
        List<long> told = [];

        await RegistryPush.PushAsync(image, ImageName.Parse($"{registry.Host}/me/boston:1"), (bytes, _) => told.Add(bytes), TestContext.Current.CancellationToken);

        Assert.Equal([262_144, 524_288, 786_432, 1_000_000], told.Take(4));
        Assert.Equal(told.Order(), told);
    }

    [Fact]
    public async Task A_token_is_fetched_from_where_the_registry_says()
    {
        using var tokens = new ScriptedRegistry((_, _, _) => HttpStatusCode.OK) { Body = Token("t0ken") };
        using var registry = new ScriptedRegistry((_, method, _) => Healthy(method)) { Challenge = Bearer(tokens) };

        var sent = await PushAsync(registry);

        Assert.True(sent > 0);
        Assert.Equal(["GET /token"], tokens.Requests);
    }

    [Fact]
    public async Task A_token_that_ends_during_the_push_is_renewed()
    {
        using var tokens = new ScriptedRegistry((_, _, _) => HttpStatusCode.OK) { Body = Token("t0ken") };
        ScriptedRegistry? itself = null;
        using var registry = new ScriptedRegistry((_, method, _) =>
        {
            if (method == "POST")
            {
                itself!.Token += "+";
                tokens.Body = Token(itself.Token);
            }

            return Healthy(method);
        })
        {
            Challenge = Bearer(tokens),
        };
        itself = registry;

        await PushAsync(registry);

        Assert.Equal(1 + registry.Requests.Count(request => request.StartsWith("POST", StringComparison.Ordinal)), tokens.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_is_never_right_is_not_renewed_for_ever()
    {
        using var tokens = new ScriptedRegistry((_, _, _) => HttpStatusCode.OK) { Body = Token("other") };
        using var registry = new ScriptedRegistry((_, method, _) => Healthy(method)) { Challenge = Bearer(tokens) };

        await RequireFaultAsync(registry, "wants to know who pushes. Log in: docker login");

        Assert.Equal((2, 1), (registry.Requests.Count, tokens.Requests.Count));
    }

    [Fact]
    public async Task A_password_in_the_address_for_tokens_is_not_told()
    {
        using var registry = new ScriptedRegistry((_, method, _) => Healthy(method)) { Challenge = "Bearer realm=\"http://me:s3cret@localhost:1/token\"" };

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => PushAsync(registry));

        Assert.Contains("wants a token from 'http://localhost:1/token'", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_for_tokens_that_fails_for_the_moment_is_asked_again()
    {
        using var tokens = new ScriptedRegistry((number, _, _) => number == 1 ? HttpStatusCode.BadGateway : HttpStatusCode.OK) { Body = Token("t0ken") };
        using var registry = new ScriptedRegistry((_, method, _) => Healthy(method)) { Challenge = Bearer(tokens) };

        await PushAsync(registry);

        Assert.Equal(2, tokens.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "", "/token', and there is none to be had: it answered 404 (Not Found).")]
    [InlineData(HttpStatusCode.BadGateway, "", "/token', and there is none to be had: it answered 502 (Bad Gateway).")]
    [InlineData(HttpStatusCode.OK, """{ "token": null }""", "/token', and there is none to be had: its answer has no token in it.")]
    [InlineData(HttpStatusCode.OK, "no JSON", "/token', and there is none to be had: its answer has no token in it.")]
    [InlineData(HttpStatusCode.OK, """{ "toke": 1 }""", "/token', and there is none to be had: its answer has no token in it.")]
    [InlineData(HttpStatusCode.Unauthorized, "", "wants to know who pushes. Log in: docker login")]
    [InlineData(HttpStatusCode.Forbidden, "", "The user may not push to me/boston")]
    public async Task A_server_that_gives_no_token_is_said_in_words(HttpStatusCode status, string body, string words)
    {
        using var tokens = new ScriptedRegistry((_, _, _) => status) { Body = body };
        using var registry = new ScriptedRegistry((_, method, _) => Healthy(method)) { Challenge = Bearer(tokens) };

        await RequireFaultAsync(registry, words);
    }

    [Theory]
    [InlineData("http://localhost:1/token", "wants a token from 'http://localhost:1/token', and there is none to be had: Connection refused")]
    [InlineData("file:///token", "wants a token from 'file:///token', and there is none to be had: that is no address.")]
    [InlineData("nowhere", "wants a token from 'nowhere', and there is none to be had: that is no address.")]
    public async Task A_server_for_tokens_that_is_not_there_is_said_in_words(string realm, string words)
    {
        using var registry = new ScriptedRegistry((_, method, _) => Healthy(method)) { Challenge = $"Bearer realm=\"{realm}\"" };

        await RequireFaultAsync(registry, words);
    }

    private static async Task RequireFaultAsync(ScriptedRegistry registry, string words)
    {
        var fault = await Assert.ThrowsAsync<SlipwayException>(() => PushAsync(registry));

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    private static string Bearer(ScriptedRegistry tokens) => $"Bearer realm=\"http://{tokens.Host}/token\",service=\"tests\"";

    private static string Token(string token) => $$"""{ "access_token": "{{token}}" }""";

    private static HttpStatusCode Healthy(string method) => method switch
    {
        "HEAD" => HttpStatusCode.NotFound,
        "POST" => HttpStatusCode.Accepted,
        _ => HttpStatusCode.Created,
    };

    private static Task<long> PushAsync(ScriptedRegistry registry) =>
        RegistryPush.PushAsync(SampleImage.Create(), ImageName.Parse($"{registry.Host}/me/boston:1"), (_, _) => { }, TestContext.Current.CancellationToken);
}
