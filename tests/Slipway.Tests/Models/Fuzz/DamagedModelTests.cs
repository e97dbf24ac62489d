namespace Slipway.Tests.Models.Fuzz;

/// <summary>Model files damaged at random: each is refused in words, or read and scored. <c>bench/fuzz</c> runs a million of the same cases.</summary>
public sealed class DamagedModelTests
{
    private const int Seed = 20260301;
    private const int Cases = 20_000;

    private static readonly ModelCorpus Corpus = new(Path.Combine(Repository.Root, "tests/Slipway.Tests/Models"));

    public static TheoryData<string> Formats() => [.. Corpus.Formats];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_sound_model_is_read(string format) => Assert.All(Corpus.Files(format), file =>
    {
        var trial = ModelTrial.Of(file);

        Assert.True(trial.IsRead && trial.Failure is null, trial.Failure);
    });

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_damaged_model_is_refused_in_words_or_read_and_scored(string format)
    {
        var damage = Corpus.Damage(format);
        var cases = Cases / Corpus.Formats.Count;
        var read = 0;

        for (var number = 0; number < cases; number++)
        {
            var trial = ModelTrial.Of(damage.Case(Seed, number));
            Assert.True(trial.Failure is null, $"Seed {Seed}, {format}, case {number}: {trial.Failure}");
            read += trial.IsRead ? 1 : 0;
        }

        Assert.InRange(read, 1, cases / 2);
    }
}
