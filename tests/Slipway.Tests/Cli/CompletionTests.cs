using System.Diagnostics;

namespace Slipway.Tests.Cli;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("slipway tr", "train")]
    [InlineData("slipway st", "standby")]
    [InlineData("slipway imp", "import")]
    [InlineData("slipway import m.txt --fe", "--features")]
    [InlineData("slipway health --m", "--metadata-file --model-dir --model-file")]
    [InlineData("slipway train --ta", "--table --target --task")]
    [InlineData("slipway train --task ", "binary multiclass regression")]
    [InlineData("slipway train --task=", "binary multiclass regression")]
    [InlineData("slipway train --task=m", "multiclass")]
    [InlineData("slipway train --set train.tre", "train.trees=")]
    [InlineData("slipway completion f", "fish")]
    [InlineData("slipway predict --on-drift w", "warn")]
    public async Task Bash_completes_what_the_program_knows(string line, string expected)
    {
        var completions = await CompleteInBashAsync(line);

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), completions);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _slipway slipway")]
    [InlineData("zsh", "compdef _slipway slipway")]
    [InlineData("fish", "complete -c slipway")]
    public async Task Each_shell_gets_a_script(string shell, string expected)
    {
        var invocation = await Invocation.RunAsync("completion", shell);

        Assert.Equal(0, invocation.ExitCode);
        Assert.Contains(expected, invocation.Output, StringComparison.Ordinal);
    }

    // The words are parted as an interactive bash parts them: at spaces, and '=' is a word of its own.
    private static async Task<string[]> CompleteInBashAsync(string line)
    {
        var script = (await Invocation.RunAsync("completion", "bash")).Output;
        var program = Path.Combine(AppContext.BaseDirectory, "Slipway.Cli.dll");
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(
            $$"""
            slipway() { dotnet "{{program}}" "$@"; }
            {{script}}
            COMP_LINE=$1 COMP_POINT=${#1}
            IFS=' ' read -r -a COMP_WORDS <<< "${1//=/ = }"
            [[ $1 == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
            _slipway 2>/dev/null
            printf '%s\n' "${COMPREPLY[@]}"
            """);
        start.ArgumentList.Add("bash");
        start.ArgumentList.Add(line);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
