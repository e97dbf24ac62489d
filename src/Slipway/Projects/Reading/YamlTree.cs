using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Slipway.Projects.Reading;

/// <summary>
/// Builds the tree of a YAML text from the parser's events. Of YAML it takes mappings, lists and scalars; anchors, aliases,
/// tags of one's own and several documents have no place in a project.
/// </summary>
internal sealed class YamlTree
{
    // Deeper than any project; keeps a hostile file from exhausting the stack.
    private const int DeepestLevel = 20;

    private readonly Parser _parser;
    private readonly Func<Mark, Origin> _originAt;
    private readonly FaultList _faults;

    private YamlTree(string text, Func<Mark, Origin> originAt, FaultList faults)
    {
        _parser = new Parser(new StringReader(text));
        _originAt = originAt;
        _faults = faults;
    }

    /// <summary>Reads a project file; an empty one is an empty mapping. Null, with a fault, where it is not valid.</summary>
    public static MapNode? ReadFile(string text, string file, FaultList faults)
    {
        var start = Origin.InFile(file, 1, 1);
        var node = Read(text, mark => Origin.InFile(file, mark.Line, mark.Column), start, faults);
        switch (node)
        {
            case MapNode map:
                return map;
            case ScalarNode { IsNothing: true }:
                return new MapNode(start, []);
            case null:
                return null;
            default:
                faults.Add(node.Origin, "", $"expected keys and their values, found {node.Describe()}");
                return null;
        }
    }

    /// <summary>Reads a value in YAML's bracket notation: <c>[a, b]</c> or <c>{ last: 10% }</c>. Null, with a fault, where it is not valid.</summary>
    public static ProjectNode? ReadValue(string text, Origin origin, FaultList faults) => Read(text, _ => origin, origin, faults);

    private static ProjectNode? Read(string text, Func<Mark, Origin> originAt, Origin start, FaultList faults)
    {
        var tree = new YamlTree(text, originAt, faults);
        try
        {
            return tree.ReadDocument(start);
        }
        catch (YamlException fault)
        {
            faults.Add(originAt(fault.Start), "", $"not valid YAML: {Sentence(fault.Message)}{Hint(text, fault.Start)}");
        }
        catch (InvalidOperationException)
        {
            // The scanner gives up without a place where a bracket is never closed.
            var at = tree._parser.Current is { } last ? originAt(last.Start) : start;
            faults.Add(at, "", "not valid YAML: a bracket or quote that is opened here or later is not closed");
        }

        return null;
    }

    private static string Sentence(string message) => message.Length == 0
        ? "unreadable"
        : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');

    private static string Hint(string text, Mark mark)
    {
        var line = text.Split('\n').ElementAtOrDefault((int)mark.Line - 1) ?? "";
        return line.Contains("${", StringComparison.Ordinal)
            ? " (within { } and [ ], a value with ${…} must stand in quotes)"
            : "";
    }

    private ProjectNode? ReadDocument(Origin start)
    {
        ProjectNode? root = null;
        while (_parser.MoveNext())
        {
            if (_parser.Current is DocumentStart document && root is not null)
            {
                _faults.Add(_originAt(document.Start), "", "expected a single YAML document, found a second one");
                return null;
            }

            if (_parser.Current is NodeEvent)
            {
                root = ReadNode(0);
            }
        }

        return root ?? new ScalarNode(start, "") { IsNothing = true };
    }

    private ProjectNode ReadNode(int level)
    {
        var origin = _originAt(_parser.Current!.Start);
        if (level > DeepestLevel)
        {
            throw new YamlException(_parser.Current.Start, _parser.Current.End, $"Nested more than {DeepestLevel} levels deep.");
        }

        if (_parser.Current is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
        {
            _faults.Add(origin, "", "anchors (&name) and aliases (*name) are not supported; a value that begins with & or * must stand in quotes");
        }

        switch (_parser.Current)
        {
            case MappingStart:
                return ReadMap(origin, level);
            case SequenceStart:
                return ReadList(origin, level);
            case Scalar scalar:
                var isNothing = scalar.Style is ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";
                return new ScalarNode(origin, scalar.Value) { IsNothing = isNothing, MayExpand = true };
            default:
                return new ScalarNode(origin, "") { IsNothing = true };
        }
    }

    private ListNode ReadList(Origin origin, int level)
    {
        var items = new List<ProjectNode>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            items.Add(ReadNode(level + 1));
        }

        return new ListNode(origin, items);
    }

    private MapNode ReadMap(Origin origin, int level)
    {
        var entries = new Dictionary<string, MapEntry>();
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var name = ReadNode(level + 1);
            _parser.MoveNext();
            var value = ReadNode(level + 1);
            if (name is not ScalarNode { Text: var text })
            {
                _faults.Add(name.Origin, "", $"expected a key, found {name.Describe()}");
            }
            else if (!entries.TryAdd(text, new MapEntry(text, name.Origin, value)))
            {
                _faults.Add(name.Origin, text, $"this key is given twice, first at {entries[text].Origin.Place}");
            }
        }

        return new MapNode(origin, [.. entries.Values]);
    }
}
