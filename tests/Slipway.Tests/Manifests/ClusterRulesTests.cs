using Slipway.Manifests;
using Slipway.Projects;
using Slipway.Tests.Cli;
using Slipway.Tests.Projects;

namespace Slipway.Tests.Manifests;

public sealed class ClusterRulesTests
{
    [Theory]
    [InlineData("predict: { table: houses, key: id, into: prices }")]
    [InlineData("database: ${DATABASE_URL}\npredict: { table: houses, key: id, into: prices }")]
    [InlineData("database: ${DATABASE_URL:-sqlite:///boston.db}\npredict: { table: houses, key: id, into: prices }")]
    [InlineData("database: ${DATABASE_URL}?sslmode=require\npredict: { query: SELECT * FROM houses, key: id, into: prices }")]
    [InlineData("predict: { table: houses, key: id, into: { database: 'mysql://scores.example.com/scores', table: prices } }")]
    [InlineData("train: { file: boston.csv, target: medv }\npredict: { table: houses, key: id, into: prices }")]
    public void A_project_whose_database_the_variable_names_is_taken(string yaml)
    {
        using var folder = new ProjectFolder().Write(yaml);

        ClusterRules.Require(folder.Input(ProjectUse.Show));
    }

    [Theory]
    [InlineData(
        "predict: { file: houses.csv, key: id, into: prices }",
        "predict.file: the containers of a cluster do not have the file 'houses.csv'; expected rows of a database server. Load it into a table with slipway load, and name that as predict.table.")]
    [InlineData(
        "predict: { table: houses }",
        "predict.into: predictions on the screen would be lost with their container; expected a table. Name it as predict.into.")]
    [InlineData(
        "predict: { table: houses, into: { file: prices.csv } }",
        "predict.into: predictions in the file 'prices.csv' would be lost with their container; expected a table. Name it as predict.into.")]
    [InlineData(
        "predict: { table: houses, key: id, into: { database: 'sqlite:///p.db', table: prices } }",
        "predict.into.database: the SQLite database 'p.db' would be lost with its container; expected a database server. Write ${DATABASE_URL}, or leave it out for the database of the rows.")]
    [InlineData(
        "database: boston.db\npredict: { table: houses, key: id, into: prices }",
        "database: found the SQLite database 'boston.db', whatever DATABASE_URL says; expected the database server that the manifest names by this variable. Write ${DATABASE_URL}, or ${DATABASE_URL:-URL} with what stands there now as the URL.")]
    [InlineData(
        "database: mysql://me:secret@db.example.com/shop\npredict: { table: houses, key: id, into: prices }",
        "database: found database 'shop' on db.example.com:3306, whatever DATABASE_URL says; expected the database server that the manifest names by this variable. Write ${DATABASE_URL}, or ${DATABASE_URL:-URL} with what stands there now as the URL.")]
    public void A_project_that_can_t_work_on_a_cluster_is_told_what_to_change(string yaml, string fault)
    {
        using var folder = new ProjectFolder().Write(yaml);

        var refused = Assert.Throws<SlipwayException>(() => ClusterRules.Require(folder.Input(ProjectUse.Show)));

        Assert.Equal((ErrorKind.Usage, $"slipway.yaml: {fault}"), (refused.Kind, refused.Message));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        using var folder = new ProjectFolder().Write("database: boston.db\npredict: { file: houses.csv, into: { file: prices.csv } }");

        var refused = Assert.Throws<SlipwayException>(() => ClusterRules.Require(folder.Input(ProjectUse.Show)));

        Assert.Equal(["predict.file", "predict.into"], refused.Message.Split('\n').Select(line => line.Split(": ")[1]));
    }

    [Theory]
    [InlineData("predict: { table: houses, key: id, into: { database: '${TARGET_URL}', table: prices } }", "slipway.yaml:1:54: the environment variable TARGET_URL is not set")]
    [InlineData("train: { table: houses, target: price }", "command line: the source of the rows is missing")]
    public void What_predict_itself_would_refuse_is_refused(string yaml, string fault)
    {
        using var folder = new ProjectFolder().Write(yaml);

        Assert.StartsWith(
            $"The manifest would run slipway predict, which refuses the project:\n{fault}",
            Assert.Throws<SlipwayException>(() => ClusterRules.Require(folder.Input(ProjectUse.Show))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_of_the_machine_s_own_does_not_stand_for_the_manifest_s()
    {
        using var folder = new ProjectFolder().Write("database: ${SHOP_URL}\npredict: { table: houses, key: id, into: prices }");
        folder.Environment["SHOP_URL"] = "mysql://db.example.com/shop";
        folder.Environment["DATABASE_URL"] = "sqlite:///boston.db";

        Assert.Contains(
            "database: found database 'shop' on db.example.com:3306", Assert.Throws<SlipwayException>(() => ClusterRules.Require(folder.Input(ProjectUse.Show))).Message, StringComparison.Ordinal);
        ClusterRules.Require(folder.Write("predict: { table: houses, key: id, into: prices }").Input(ProjectUse.Show));
    }

    [Theory]
    [InlineData("swarm", 2)]
    [InlineData("kubernetes", 2)]
    [InlineData("compose", 0)]
    public async Task A_manifest_of_a_project_on_a_file_is_for_compose_alone(string platform, int exitCode)
    {
        using var folder = new ProjectFolder().Write("predict: { file: houses.csv }");

        var ended = await Invocation.RunAsync("deploy", platform, "--project", Path.Combine(folder.Path, "slipway.yaml"));

        Assert.Equal((exitCode, exitCode == 0), (ended.ExitCode, ended.Output.Length > 0));
        Assert.Equal(exitCode != 0, ended.Error.Contains("predict.file: the containers of a cluster do not have the file 'houses.csv'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_example_can_be_deployed()
    {
        var printed = await Invocation.RunAsync("deploy", "kubernetes", "--project", Repository.Boston("slipway.yaml"));

        Assert.Equal((0, ""), (printed.ExitCode, printed.Error));
    }
}
