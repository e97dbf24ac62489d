using System.Diagnostics;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Completion;

/// <summary>A shell at a terminal, with the script that <c>slipway completion</c> prints for it. Ctrl-T writes down what came of the keys, and ends it.</summary>
internal sealed class InteractiveShell(string name, string folder)
{
    private const char Finish = '\x14';

    private string SetupFile => Path.Combine(folder, name == "zsh" ? ".zshrc" : "setup");

    private string ResultFile => Path.Combine(folder, "result");

    private string Setup => $"PS1=; TERM=dumb; PATH='{Path.GetDirectoryName(SlipwayProgram.Path)}':$PATH\n" + name switch
    {
        "bash" =>
            $$"""
            source <(slipway completion bash)
            finish() { printf '%s' "$READLINE_LINE" > '{{ResultFile}}'; exit; }
            bind -x '"\C-t": finish'

            """,

        // The editor itself is asked which candidates match: each goes through compadd.
        "zsh" =>
            $$"""
            autoload -U compinit && compinit -u -D
            source <(slipway completion zsh)
            compadd() {
                local -a matches
                builtin compadd -A matches "$@"
                candidates+=($matches)
                builtin compadd "$@"
            }
            finish() { print -rl -- "$BUFFER" $candidates > '{{ResultFile}}'; exit; }
            zle -N finish
            bindkey '^T' finish

            """,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>Whether the shell is there; continuous integration must have all of them.</summary>
    public static bool IsThere(string name) =>
        Environment.GetEnvironmentVariable("CI") == "true" || Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>Types keys at the prompt, and returns the line that they made; in zsh the candidates follow it, a line each.</summary>
    public async Task<string> TypeAsync(string keys)
    {
        await File.WriteAllTextAsync(SetupFile, Setup);
        var shell = name == "zsh" ? "zsh -d -i" : $"bash --noprofile --rcfile '{SetupFile}' -i";

        // The terminal is script's; the shell gets its keys before it has set it up, as from a fast typist.
        var start = new ProcessStartInfo("timeout", ["60", "script", "--quiet", "--command", shell, "/dev/null"])
        {
            WorkingDirectory = Path.Combine(folder, "home"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ZDOTDIR"] = folder;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(keys + Finish);
        await process.StandardInput.FlushAsync();
        var screen = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return File.Exists(ResultFile) ? await File.ReadAllTextAsync(ResultFile) : throw new InvalidOperationException($"{name} did not come to its end:\n{screen}");
    }
}
