// Damages the model files below a folder and reads what is left of them: ModelFuzz FOLDER FAILURES CASES SEED
// Each failure is written into the folder FAILURES, the damaged file beside what became of it; on standard output a line of JSON a format.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Slipway.Tests.Models.Fuzz;

var corpus = new ModelCorpus(args[0]);
var failures = Directory.CreateDirectory(args[1]).FullName;
var cases = long.Parse(args[2], CultureInfo.InvariantCulture) / corpus.Formats.Count;
var seed = int.Parse(args[3], CultureInfo.InvariantCulture);
var longest = TimeSpan.FromSeconds(1);
var failed = 0L;
foreach (var format in corpus.Formats)
{
    failed += Run(format);
}

return failed == 0 ? 0 : 1;

long Run(string format)
{
    var damage = corpus.Damage(format);
    var clock = Stopwatch.StartNew();
    long read = 0, failed = 0;
    var slowest = TimeSpan.Zero;
    for (var number = 0L; number < cases; number++)
    {
        var file = damage.Case(seed, number);
        var trial = ModelTrial.Of(file);

        // On a machine that others use, a case can be slow for once.
        if (trial.Elapsed > longest)
        {
            trial = ModelTrial.Of(file);
        }

        read += trial.IsRead ? 1 : 0;
        slowest = trial.Elapsed > slowest ? trial.Elapsed : slowest;
        if ((trial.Failure ?? (trial.Elapsed > longest ? $"{trial.Elapsed} were needed" : null)) is { } failure)
        {
            failed++;
            var path = Path.Combine(failures, $"{format}-seed-{seed}-case-{number}");
            File.WriteAllBytes(path, file);
            File.WriteAllText(path + ".txt", failure);
        }
    }

    Console.WriteLine(JsonSerializer.Serialize(new
    {
        format, seed, cases, read, refused = cases - read, failed, seconds = Math.Round(clock.Elapsed.TotalSeconds, 1), slowest_case_seconds = Math.Round(slowest.TotalSeconds, 3),
    }));
    return failed;
}
