using Slipway.Projects.Reading;

namespace Slipway.Tests.Projects;

public sealed class DocumentationTests
{
    private const string Start = "<!-- keys: begin -->\n";
    private const string End = "<!-- keys: end -->";

    [Fact]
    public void The_page_on_the_project_file_holds_the_table_of_keys()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "project-file.md"));

        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var table = page[start..page.IndexOf(End, StringComparison.Ordinal)];

        Assert.Equal(Table(), table);
    }

    [Fact]
    public void The_page_on_commands_holds_every_command_and_exit_code()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "commands.md"));

        Assert.All(Cli.HelpTests.CommandNames(), name => Assert.Contains($"`slipway {name}", page, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<ErrorKind>(), kind => Assert.Contains($"\n| {(int)kind} | `{kind.ToString().ToLowerInvariant()}` |", page, StringComparison.Ordinal));
    }

    private static string Table()
    {
        var rows = ProjectKeys.All.Select(key =>
            $"| `{key.Path}` | {key.Expected} | {key.Default} | `{key.Example}` | {Option(key)} | {key.Meaning} |");
        return string.Join('\n', ["| key | value | default | example | option | what it sets |", "| --- | --- | --- | --- | --- | --- |", .. rows]) + "\n";
    }

    private static string Option(ProjectKey key)
    {
        var flag = key.Flag is null ? "" : $"`{key.Flag}`";
        return key.Variable is null ? flag : $"{flag}, `{key.Variable}`";
    }
}
