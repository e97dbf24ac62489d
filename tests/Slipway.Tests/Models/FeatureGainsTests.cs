using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Tests.Cli;

namespace Slipway.Tests.Models;

public sealed class FeatureGainsTests : IDisposable
{
    private static readonly Feature Day = new() { Name = "day", Type = ColumnType.Date, Parts = [DatePart.Year, DatePart.Weekday], Min = 0, Max = 1 };
    private static readonly Feature Year = new() { Name = "day.year", Type = ColumnType.Number, Min = 0, Max = 1 };
    private static readonly Feature Other = new() { Name = "day.other", Type = ColumnType.Number, Min = 0, Max = 1 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_date_has_the_gain_of_its_parts_alone()
    {
        var gains = new FeatureGains([new("day.other", 0.5), new("day.year", 0.375), new("day.weekday", 0.125)]);

        Assert.Equal(0.5, gains.Of(Day));
        Assert.Equal(0.5, gains.Of(Other));
        Assert.Equal(0, gains.Of(new Feature { Name = "unused", Type = ColumnType.Number }));
        Assert.True(gains.AreKnown);
        Assert.False(new FeatureGains([]).AreKnown);
    }

    [Fact]
    public async Task A_column_that_is_called_as_a_part_of_a_date_is_shown()
    {
        var metadata = SampleMetadata.Create() with
        {
            Features = [Day, Year],
            Source = new SourceRecord("sqlite", "visits", 10, $"sha256:{new string('0', 64)}"),
            Importance = [new("day.year", 0.5), new("day.year", 0.25), new("day.weekday", 0.25)],
        };
        ModelFolder.Create(metadata, "tree\n"u8.ToArray()).Write(new ModelLocation(_folder.File("model")));

        var invocation = await Invocation.RunAsync("show", _folder.File("model"));

        Assert.True(invocation.ExitCode == 0, invocation.Error);
        Assert.Matches(@"day +date .* 62\.5 %", invocation.Output);
        Assert.Matches(@"day\.year +number .* 37\.5 %", invocation.Output);
    }
}
