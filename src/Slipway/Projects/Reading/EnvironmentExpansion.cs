using System.Text;

namespace Slipway.Projects.Reading;

/// <summary>
/// Puts environment variables into the values of a project file: <c>${NAME}</c>, <c>${NAME:-default}</c> and
/// <c>${NAME:?message}</c>, where an empty variable counts as unset. <c>$$</c> is one <c>$</c>; any other <c>$</c> is itself.
/// </summary>
internal sealed class EnvironmentExpansion(EnvironmentVariables variables, FaultList faults)
{
    public MapNode Expand(MapNode map) =>
        new(map.Origin, [.. map.Entries.Select(entry => entry with { Value = Expand(entry.Value) })]);

    private ProjectNode Expand(ProjectNode node) => node switch
    {
        MapNode map => Expand(map),
        ListNode list => new ListNode(list.Origin, [.. list.Items.Select(Expand)]),
        ScalarNode { MayExpand: true } scalar when scalar.Text.Contains('$') => Expand(scalar),
        _ => node,
    };

    private ScalarNode Expand(ScalarNode scalar)
    {
        var text = Expand(scalar.Text, scalar.Origin);
        var holdsVariable = scalar.Text.Contains("${", StringComparison.Ordinal);
        return new ScalarNode(scalar.Origin, text) { Written = holdsVariable ? scalar.Text : null };
    }

    private string Expand(string text, Origin origin)
    {
        var expanded = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length && text[i] == '$' ? text[i + 1] : '\0';
            if (next is '$')
            {
                expanded.Append('$');
                i++;
            }
            else if (next is '{')
            {
                var end = ClosingBrace(text, i + 2);
                if (end < 0)
                {
                    faults.Add(origin, "", "'${' is not closed by '}'; a '$' that is meant as such is written '$$'");
                    return "";
                }

                expanded.Append(Resolve(text[(i + 2)..end], origin));
                i = end;
            }
            else
            {
                expanded.Append(text[i]);
            }
        }

        return expanded.ToString();
    }

    private string Resolve(string reference, Origin origin)
    {
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? reference : reference[..colon];
        var rule = colon >= 0 && colon + 1 < reference.Length ? reference[colon + 1] : '\0';
        if (!IsName(name) || (colon >= 0 && rule is not '-' and not '?'))
        {
            faults.Add(origin, "", $"expected ${{NAME}}, ${{NAME:-default}} or ${{NAME:?message}}, found '${{{reference}}}'");
            return "";
        }

        var value = variables.Find(name, out var fault);
        if (fault is not null)
        {
            faults.Add(origin, "", fault);
            return "";
        }

        if (rule is '\0' ? value is not null : value is { Length: > 0 })
        {
            return value!;
        }

        if (rule is '-')
        {
            return Expand(reference[(colon + 2)..], origin);
        }

        var message = rule is '?' ? reference[(colon + 2)..].Trim() : "";
        faults.Add(
            origin, "", $"the environment variable {name} is not set{(message.Length > 0 ? ": " + message : $"; set it, or write ${{{name}:-default}}")}");
        return "";
    }

    private static int ClosingBrace(string text, int start)
    {
        var depth = 1;
        for (var i = start; i < text.Length; i++)
        {
            depth += text[i] switch
            {
                '}' => -1,
                '{' when text[i - 1] == '$' => 1,
                _ => 0,
            };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
