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
                done < <("${COMP_WORDS[0]/#\~/$HOME}" "[suggest:${#rest}]" "$rest" 2>/dev/null)
                [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
            }
            complete -o default -F _slipway slipway

            """,
        ["zsh"] = """
            # Completes slipway in zsh: source <(slipway completion zsh)
            _slipway() {
                local -a typed=("${(@)words[2,CURRENT-1]}") suggestions
                if [[ $PREFIX == --*=* ]]; then
                    typed+=("${PREFIX%%=*}")
                    compset -P 1 '*='
                fi
                typed+=("$PREFIX")
                local rest="${(j: :)typed}" program=${~words[1]}
                suggestions=("${(@f)$("$program" "[suggest:${#rest}]" "$rest" 2>/dev/null)}")
                suggestions=(${suggestions:#})
                if (( ${#suggestions} )); then
                    # After 'name=' comes its value, not a space.
                    compadd -S '' -- ${(M)suggestions:#*=}
                    compadd -- ${suggestions:#*=}
                else
                    _files
                fi
            }
            compdef _slipway slipway

            """,
        ["fish"] = """
            # Completes slipway in fish: slipway completion fish > ~/.config/fish/completions/slipway.fish
            function __slipway_complete
                # Variables may be set before the program's name.
                set -l typed (commandline -opc)
                while string match -qr '^\w+=' -- $typed[1]
                    set -e typed[1]
                end
                set -l program (string replace -r '^~' ~ -- $typed[1])
                set -e typed[1]
                set -l word (commandline -ct)
                set -l option (string match -r '^--[^=]*=' -- $word)
                if set -q option[1]
                    set -a typed (string trim -r -c = -- $option)
                    set word (string replace -- $option '' $word)
                end
                set -l rest (string join ' ' -- $typed $word)
                set -l suggestions ($program "[suggest:"(string length -- "$rest")"]" "$rest" 2>/dev/null | string match -r '.+')
                set -q suggestions[1]; or set suggestions (__fish_complete_path $word)
                printf '%s\n' "$option"$suggestions
            end
            complete -c slipway -f -a '(__slipway_complete)'

            """,
    };
}
