namespace Slipway.Cli.Completion;

/// <summary>
/// What a shell is told. The scripts know no command or option: they ask the program itself (<c>[suggest:N]</c>, N being the cursor's
/// place), so that they can't go stale.
/// </summary>
internal static class CompletionScripts
{
    public static IReadOnlyDictionary<string, string> ByShell { get; } = new Dictionary<string, string>
    {
        ["bash"] = """
            # Completes slipway in bash: source <(slipway completion bash)
            _slipway() {
                local typed=${COMP_LINE:0:COMP_POINT}
                local rest=${typed#*"${COMP_WORDS[0]}"}
                rest=${rest# }
                local word=${rest##* }
                if [[ $word == --*=* ]]; then
                    rest="${rest%"$word"}${word%%=*} ${word#*=}"
                    word=${word#*=}
                fi
                local suggestion
                COMPREPLY=()
                while IFS= read -r suggestion; do
                    # Where the word is parted at '=' or ':', readline replaces only the part behind it.
                    [[ -n $suggestion && $suggestion == "$word"* ]] && COMPREPLY+=("${suggestion#"${word%"${COMP_WORDS[COMP_CWORD]}"}"}")
                done < <("${COMP_WORDS[0]}" "[suggest:${#rest}]" "$rest" 2>/dev/null)
                [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
            }
            complete -o default -F _slipway slipway ./slipway

            """,
        ["zsh"] = """
            # Completes slipway in zsh: source <(slipway completion zsh)
            _slipway() {
                local rest="${${BUFFER[1,CURSOR]}#*"${words[1]}"}"
                rest="${rest# }"
                local -a suggestions
                suggestions=("${(@f)$("${words[1]}" "[suggest:${#rest}]" "$rest" 2>/dev/null)}")
                suggestions=(${suggestions:#})
                if (( ${#suggestions} )); then
                    compadd -- "${suggestions[@]}"
                else
                    _files
                fi
            }
            compdef _slipway slipway ./slipway

            """,
        ["fish"] = """
            # Completes slipway in fish: slipway completion fish > ~/.config/fish/completions/slipway.fish
            function __slipway_suggest
                set -l tokens (commandline -opc)
                set -l typed (commandline -cp)
                set -l rest (string replace -r '^\s*\S+\s?' '' -- $typed)
                $tokens[1] "[suggest:"(string length -- "$rest")"]" "$rest" 2>/dev/null
            end
            complete -c slipway -a '(__slipway_suggest)'

            """,
    };
}
