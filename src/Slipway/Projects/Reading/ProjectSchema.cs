namespace Slipway.Projects.Reading;

/// <summary>What the table of keys implies: sections, and which keys rule each other out.</summary>
internal static class ProjectSchema
{
    /// <summary>By section: sets of keys of which one at most may be given. Another layer's set takes the place of a lower one's.</summary>
    private static readonly Dictionary<string, string[][]> Alternatives = new()
    {
        ["train"] = [["table"], ["query"], ["file"]],
        ["predict"] = [["table"], ["query"], ["file"]],
        ["train.test"] = [["last"], ["random", "seed"], ["after"]],
        ["predict.into"] = [["table", "database"], ["file"]],
    };

    private static readonly Dictionary<string, ProjectKey> Keys = ProjectKeys.All.ToDictionary(key => key.Path);

    private static readonly Dictionary<string, List<string>> Sections = FindSections();

    /// <summary>By section that may be written as a single value: the key that the value is for.</summary>
    private static readonly Dictionary<string, string> Shorthands = new() { ["predict.into"] = "table" };

    public static ProjectKey? FindKey(string path) => Keys.GetValueOrDefault(path);

    /// <summary>The names that a section takes; null where the path is no section. The whole project is the section with the empty path.</summary>
    public static IReadOnlyList<string>? FindSection(string path) => Sections.GetValueOrDefault(path);

    public static string? FindShorthand(string path) => Shorthands.GetValueOrDefault(path);

    public static string[][] FindAlternatives(string section) => Alternatives.GetValueOrDefault(section, []);

    public static string Join(string section, string name) => section.Length == 0 ? name : $"{section}.{name}";

    private static Dictionary<string, List<string>> FindSections()
    {
        var sections = new Dictionary<string, List<string>>();
        foreach (var key in ProjectKeys.All)
        {
            var section = "";
            foreach (var name in key.Path.Split('.'))
            {
                var names = sections.TryGetValue(section, out var known) ? known : sections[section] = [];
                if (!names.Contains(name))
                {
                    names.Add(name);
                }

                section = Join(section, name);
            }
        }

        return sections;
    }
}
