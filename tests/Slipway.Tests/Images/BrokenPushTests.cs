using System.Globalization;
using Slipway.Images.Format;
using Slipway.Images.Registries;

namespace Slipway.Tests.Images;

/// <summary>Pushes whose connections break, stall or are slow.</summary>
public sealed class BrokenPushTests
{
    private const int PieceBytes = 256 * 1024;
    private static readonly TimeSpan LongStall = TimeSpan.FromSeconds(30);

    // Larger than what the system takes off a sender before anybody reads it.
    private static readonly ContainerImage Image = SampleImage.Create() with { Layers = [new Layer(Blob.Of(new byte[16 * 1024 * 1024]), "sha256:0", "test")] };

    [Fact]
    public async Task An_answer_that_is_cut_off_each_time_is_a_registry_that_can_t_be_reached()
    {
        using var registry = new RawRegistry(request => request.Method == "HEAD" ? AnswerAsync(request) : request.WriteAsync("202 Accepted", new byte[100], 10));

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => PushAsync(registry, LongStall));

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains($"The registry {registry.Host} can't be reached: The response ended prematurely", fault.Message, StringComparison.Ordinal);
        Assert.Equal(5, registry.Requests.Count);
    }

    [Fact]
    public async Task A_registry_that_names_no_place_for_an_upload_is_told()
    {
        using var registry = new RawRegistry(request => request.AnswerAsync(request.Method == "HEAD" ? "404 Not Found" : "202 Accepted"));

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => PushAsync(registry, LongStall));

        Assert.Contains("and named no address to go to", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_breaks_is_started_anew_in_a_place_of_its_own()
    {
        using var registry = new RawRegistry(request => Upload(request) is 3 or 5 ? request.ReadAsync(PieceBytes) : AnswerAsync(request));

        var sent = await PushAsync(registry, LongStall);

        Assert.Equal(Image.Layers[0].Blob.Size + Image.ConfigBlob().Size, sent);
        Assert.Equal(
            ["PUT /upload/2", "PUT /upload/4", "PUT /upload/6"], registry.Requests.Where(request => request.StartsWith("PUT /upload", StringComparison.Ordinal)).Take(3));
    }

    [Fact]
    public async Task An_upload_that_the_registry_forgot_is_started_anew()
    {
        using var registry = new RawRegistry(request => Upload(request) is 3 ? request.AnswerAsync("404 Not Found") : AnswerAsync(request));

        await PushAsync(registry, LongStall);

        Assert.Equal("PUT /upload/4", registry.Requests[4]);
    }

    [Fact]
    public async Task An_upload_that_breaks_each_time_is_given_up()
    {
        using var registry = new RawRegistry(request => Upload(request) is null ? AnswerAsync(request) : request.ReadAsync(PieceBytes));

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => PushAsync(registry, LongStall));

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains($"The registry {registry.Host} can't be reached: ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(4, registry.Requests.Count(request => request.StartsWith("PUT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_registry_that_says_nothing_is_given_up()
    {
        var never = new TaskCompletionSource();
        using var registry = new RawRegistry(_ => never.Task);

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => PushAsync(registry, TimeSpan.FromSeconds(0.2)));
        never.SetResult();

        Assert.Equal($"The registry {registry.Host} can't be reached: nothing came or went for 0.2 s.", fault.Message);
        Assert.Equal(4, registry.Requests.Count);
    }

    [Fact]
    public async Task An_upload_may_take_longer_than_a_stall_where_it_goes_on()
    {
        var stall = TimeSpan.FromSeconds(1.5);
        using var registry = new RawRegistry(async request =>
        {
            for (var left = request.Length; left > PieceBytes; left -= PieceBytes)
            {
                await request.ReadAsync(PieceBytes);
                await Task.Delay(2 * stall / (Image.Layers[0].Blob.Size / PieceBytes));
            }

            await AnswerAsync(request with { Length = request.Length % PieceBytes == 0 ? Math.Min(request.Length, PieceBytes) : request.Length % PieceBytes });
        });

        await PushAsync(registry, stall);

        Assert.Equal(2, registry.Requests.Count(request => request.StartsWith("POST", StringComparison.Ordinal)));
    }

    // The number of a request that uploads a blob; null for others.
    private static int? Upload(RawRequest request) => request.Text.StartsWith("PUT /upload", StringComparison.Ordinal) ? request.Number : null;

    private static Task AnswerAsync(RawRequest request) => request.Method switch
    {
        "HEAD" => request.AnswerAsync("404 Not Found"),
        "POST" => request.AnswerAsync("202 Accepted", headers: string.Create(CultureInfo.InvariantCulture, $"Location: /upload/{request.Number}\r\n")),
        _ => request.AnswerAsync("201 Created"),
    };

    private static async Task<long> PushAsync(RawRegistry registry, TimeSpan longestStall)
    {
        using var client = new RegistryClient(ImageName.Parse($"{registry.Host}/me/boston:1"), RegistryUse.Push, longestStall);
        return await RegistryPush.PushAsync(Image, client, (_, _) => { }, TestContext.Current.CancellationToken);
    }
}
