using System.Diagnostics;
using Slipway.IntegrationTests.Programs;
using Slipway.Sources.Sqlite;

namespace Slipway.IntegrationTests.Faults;

/// <summary>A folder with the example, its model and its database, in which the published program is given something bad.</summary>
public abstract class FaultTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-fault-");

    private protected string Folder => Path.Combine(_folder.FullName, "demo");

    public async ValueTask InitializeAsync()
    {
        var demo = await SlipwayProgram.RunAsync(_folder.FullName, "demo", "demo");
        Assert.True(demo.ExitCode == 0, demo.ToString());
    }

    public virtual ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected Task<ProgramResult> RunAsync(params string[] arguments) => SlipwayProgram.RunAsync(Folder, arguments);

    /// <summary>Runs a command that must fail in words, and leave the folder and the database's tables as they were.</summary>
    private protected async Task<string> FailAsync(ErrorKind kind, params string[] arguments)
    {
        var before = Everything();

        var result = await RunAsync([.. arguments, "--no-progress"]);

        Assert.True(result.ExitCode == (int)kind, $"expected {kind}: {result}");
        Assert.Contains("error: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fault in Slipway", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, Everything());
        return result.Error;
    }

    /// <summary>Runs a script; <c>$SLIPWAY</c> is the program.</summary>
    private protected Task<ProgramResult> ShellAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = Folder };
        start.Environment["SLIPWAY"] = SlipwayProgram.Path;
        return OtherProgram.RunAsync(start);
    }

    private protected void Execute(string sql, string database = "boston.db")
    {
        using var connection = SqliteConnection.Open(Path.Combine(Folder, database), SqliteOpenMode.Create);
        connection.Execute(sql);
    }

    private protected string Query(string sql, string database = "boston.db")
    {
        using var connection = SqliteConnection.Open(Path.Combine(Folder, database), SqliteOpenMode.Read);
        using var query = connection.Prepare(sql);
        return query.Step() ? string.Join('|', Enumerable.Range(0, query.ColumnCount).Select(query.GetString)) : "";
    }

    /// <summary>Changes one byte of the model file.</summary>
    private protected void TamperWithModel()
    {
        var path = Path.Combine(Folder, "model", "model.txt");
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Makes a table <c>many</c> of the example's rows, again and again.</summary>
    private protected void CreateMany(long rows) => Execute(
        $"""
        CREATE TABLE many (id INTEGER PRIMARY KEY, crim, zn, indus, chas, nox, rm, age, dis, rad, tax, ptratio, b, lstat);
        WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < {rows})
        INSERT INTO many SELECT value, crim, zn, indus, chas, nox, rm, age, dis, rad, tax, ptratio, b, lstat
        FROM n JOIN boston_housing ON boston_housing.id = 1 + value % 506
        """);

    /// <summary>All files and folders, and all tables, views and indexes but for the table of runs.</summary>
    private protected string[] Everything() =>
    [
        .. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal),
        Query("SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema ORDER BY name)"),
    ];
}
