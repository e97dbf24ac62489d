using System.Text.RegularExpressions;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Completion;

/// <summary>The completion scripts in the shells that they are for.</summary>
public sealed partial class ShellCompletionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-completion-");

    public static bool HasZsh { get; } = InteractiveShell.IsThere("zsh");

    public static bool HasFish { get; } = InteractiveShell.IsThere("fish");

    public static TheoryData<string, string> Candidates { get; } = new()
    {
        { "slipway tr", "train" },
        { "FOO=1 slipway tr", "train" },
        { "cd slipway; slipway tr", "train" },
        { "slipway train --ta", "--table --target --task" },
        { "slipway train --task ", "binary multiclass regression" },
        { "slipway train --task=", "binary multiclass regression" },
        { "slipway train --task=m", "multiclass" },
        { "slipway train --set train.tre", "train.trees=" },
        { "slipway train --set=train.tre", "train.trees=" },
        { "slipway completion ", "bash fish zsh" },
        { "slipway load ", "a.csv rows.csv" },
        { "slipway load r", "rows.csv" },
        { "slipway train --file=r", "rows.csv" },
    };

    public ShellCompletionTests()
    {
        File.WriteAllText(Path.Combine(Home, "a.csv"), "");
        File.WriteAllText(Path.Combine(Home, "rows.csv"), "");
    }

    // Where the words are typed; the shells' own files are elsewhere, so that they are no candidates.
    private string Home => _folder.CreateSubdirectory("home").FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Candidates))]
    public async Task Bash_offers_what_may_come_next(string line, string expected)
    {
        const string InsertAllCandidates = "\e*";

        var typed = await new InteractiveShell("bash", _folder.FullName).TypeAsync($"{line}{InsertAllCandidates}");

        Assert.Equal(expected.Split(' '), typed[(line.LastIndexOfAny([' ', '=']) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory(SkipUnless = nameof(HasZsh), Skip = "There is no zsh here.")]
    [MemberData(nameof(Candidates))]
    public async Task Zsh_offers_what_may_come_next(string line, string expected)
    {
        var typed = await new InteractiveShell("zsh", _folder.FullName).TypeAsync($"{line}\t");

        Assert.Equal(expected.Split(' '), typed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory(SkipUnless = nameof(HasFish), Skip = "There is no fish here.")]
    [MemberData(nameof(Candidates))]
    public async Task Fish_offers_what_may_come_next(string line, string expected)
    {
        var result = await OtherProgram.RunAsync(
            Home, "fish", "--no-config", "-c", "set PATH $argv[1] $PATH; slipway completion fish | source; complete -C $argv[2]", Path.GetDirectoryName(SlipwayProgram.Path)!, line);

        // Where a word is the option and its value, so are the candidates.
        Assert.Equal(expected.Split(' '), result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(candidate => OptionName().Replace(candidate, "")));
    }

    [Theory]
    [InlineData("slipway tr", "slipway train ")]
    [InlineData("slipway train --task=m", "slipway train --task=multiclass ")]
    [InlineData("slipway train --set train.tre", "slipway train --set train.trees=")]
    public async Task A_space_follows_what_is_whole_and_none_a_name_that_awaits_its_value(string line, string expected)
    {
        foreach (var shell in HasZsh ? new[] { "bash", "zsh" } : ["bash"])
        {
            var typed = await new InteractiveShell(shell, _folder.FullName).TypeAsync($"{line}\t");

            Assert.Equal(expected, typed.Split('\n')[0]);
        }
    }

    [GeneratedRegex("^--[a-z]+=")]
    private static partial Regex OptionName();
}
