using Slipway.Projects;

namespace Slipway.Tests.Projects;

public sealed class EnvironmentExpansionTests : IDisposable
{
    private readonly ProjectFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("${SET}", "value")]
    [InlineData("a-${SET}-b", "a-value-b")]
    [InlineData("${SET:-other}", "value")]
    [InlineData("${UNSET:-other}", "other")]
    [InlineData("${EMPTY:-other}", "other")]
    [InlineData("${UNSET:-${SET}}", "value")]
    [InlineData("x${EMPTY}x", "xx")]
    [InlineData("${SET:?must be set}", "value")]
    [InlineData("$$SET costs 5$ or ${SET}", "$SET costs 5$ or value")]
    [InlineData("$${SET}", "${SET}")]
    public void Variables_are_expanded(string written, string expected)
    {
        _folder.Write($"name: \"{written}\"");
        _folder.Environment["SET"] = "value";
        _folder.Environment["EMPTY"] = "";

        var project = _folder.Read(ProjectUse.Show);

        Assert.Equal(expected, project.Name);
    }

    [Theory]
    [InlineData("${UNSET}", "slipway.yaml:2:7: the environment variable UNSET is not set; set it, or write ${UNSET:-default}.")]
    [InlineData("${UNSET:?ask the admin}", "slipway.yaml:2:7: the environment variable UNSET is not set: ask the admin.")]
    [InlineData("${EMPTY:?ask the admin}", "slipway.yaml:2:7: the environment variable EMPTY is not set: ask the admin.")]
    [InlineData("${not a name}", "slipway.yaml:2:7: expected ${NAME}, ${NAME:-default} or ${NAME:?message}, found '${not a name}'.")]
    [InlineData("${SET:+x}", "slipway.yaml:2:7: expected ${NAME}, ${NAME:-default} or ${NAME:?message}, found '${SET:+x}'.")]
    [InlineData("${SET", "slipway.yaml:2:7: '${' is not closed by '}'; a '$' that is meant as such is written '$$'.")]
    public void A_faulty_variable_is_told_with_its_place(string written, string expected)
    {
        _folder.Write($"# first line\nname: \"{written}\"");
        _folder.Environment["EMPTY"] = "";

        var faults = _folder.Faults(ProjectUse.Show);

        Assert.Contains(expected, faults);
    }

    [Fact]
    public void A_variable_comes_from_the_file_that_its_FILE_variable_names()
    {
        var secret = Path.Combine(_folder.Path, "secret");
        File.WriteAllText(secret, "from a file\n");
        _folder.Write("name: ${WHO}");
        _folder.Environment["WHO_FILE"] = secret;

        var project = _folder.Read(ProjectUse.Show);

        Assert.Equal("from a file", project.Name);
    }

    [Fact]
    public void A_FILE_variable_without_its_file_is_a_fault()
    {
        _folder.Write("name: ${WHO}");
        _folder.Environment["WHO_FILE"] = "/no/such/file";

        var faults = _folder.Faults(ProjectUse.Show);

        Assert.Contains("slipway.yaml:1:7: WHO_FILE names the file '/no/such/file', which can't be read.", faults);
    }

    [Fact]
    public void The_database_comes_from_DATABASE_URL_or_its_file_where_nothing_else_gives_it()
    {
        var secret = Path.Combine(_folder.Path, "secret");
        File.WriteAllText(secret, "sqlite:///secret.db\r\n");
        _folder.Write("train: { table: t, target: y }");
        _folder.Environment["DATABASE_URL_FILE"] = secret;

        var project = _folder.Read(ProjectUse.Train);
        var other = _folder.Read(ProjectUse.Train, "database=other.db");

        Assert.Equal("secret.db", project.Database!.Path);
        Assert.Equal("other.db", other.Database!.Path);
    }

    [Fact]
    public void A_variable_that_a_flag_replaces_need_not_be_set()
    {
        _folder.Write("database: ${UNSET}\ntrain: { table: t, target: y }");

        var project = _folder.Read(ProjectUse.Train, "database=given.db");

        Assert.Equal("given.db", project.Database!.Path);
    }

    [Fact]
    public void A_variable_of_a_section_that_the_command_does_not_use_need_not_be_set()
    {
        _folder.Write("database: ${UNSET}\ntrain: { table: '${UNSET}', target: y }\nmodel: { dir: m }");

        var project = _folder.Read(ProjectUse.Show);

        Assert.Equal("m", project.Model.Directory);
    }
}
