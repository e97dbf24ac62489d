using System.Globalization;
using Slipway.Manifests;
using Slipway.Pipelines.Predict.Partitioning;

namespace Slipway.Tests.Manifests;

public sealed class DeployNameTests
{
    // What a host may be called, and so an indexed job's pod.
    private const int LongestHost = 63;

    // What Kubernetes itself keeps free for the time in the name of a CronJob's job.
    private const string LongestTime = "-1234567890";

    [Theory]
    [InlineData("Boston housing", "boston-housing")]
    [InlineData("a123456789-123456789-123456789-123456789-1234567", "a123456789-123456789-123456789-123456789-1234567")]
    [InlineData("a123456789-123456789-123456789-123456789-12345678", "a123456789-123456789-123456789-12345678-a9ec03e5")]
    public void A_model_s_name_is_taken_as_far_as_it_fits(string model, string name) => Assert.Equal(name, DeployName.OfModel(model));

    [Fact]
    public void The_last_pod_of_a_scheduled_job_has_a_host_s_name()
    {
        var last = (PartitionReader.MostPartitions - 1).ToString(CultureInfo.InvariantCulture);

        Assert.Equal(LongestHost, $"{DeployName.OfModel(new string('a', 200))}{LongestTime}-{last}".Length);
    }

    [Fact]
    public void Long_names_that_differ_at_their_end_stay_apart()
    {
        var begin = string.Concat(Enumerable.Repeat("forecast ", 10));

        Assert.NotEqual(DeployName.OfModel(begin + "test"), DeployName.OfModel(begin + "production"));
    }
}
