using Slipway.Pipelines.Predict;

namespace Slipway.Tests.Pipelines.Predict;

/// <summary>Rows that are predicted again since a column of theirs has risen.</summary>
public sealed class PredictSinceTests : IAsyncLifetime
{
    private static readonly PredictSettings Since = new() { Since = "changed" };

    private BostonProject _boston = null!;

    public async ValueTask InitializeAsync() => _boston = await BostonProject.CreateAsync();

    public ValueTask DisposeAsync()
    {
        _boston.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("TEXT", "'2026-01-01 10:00:00'", "'2026-01-02T09:30:00'")]
    [InlineData("TIMESTAMP", "'2026-01-01 10:00:00'", "'2026-01-01T11:30:00'")]
    [InlineData("TIMESTAMP", "1767261600", "1767261601")]
    [InlineData("INTEGER", "7", "8")]
    [InlineData("NUMERIC", "1700000000000000321", "1700000000000001001")]
    public async Task Rows_changed_since_the_last_run_are_predicted_where_that_is_asked_for(string type, string early, string late)
    {
        CreateLog(type, early);
        var since = new PredictSettings { Since = "changed" };

        var all = await _boston.PredictAsync("log", "prices", since);
        _boston.Execute($"UPDATE log SET changed = {late}, rm = 8 WHERE id IN (3, 5)");
        var changed = await _boston.PredictAsync("log", "prices", since);
        var again = await _boston.PredictAsync("log", "prices", since);

        // The bound itself is read again: a row may have been written in the same moment and after the run.
        Assert.Equal((506, 506, 2), (all.RowsPredicted, changed.RowsPredicted, again.RowsPredicted));
        Assert.Equal(["3", "5"], _boston.Query("SELECT id FROM prices WHERE run_id = 3 ORDER BY 1"));
    }

    [Fact]
    public async Task A_since_column_that_can_not_be_compared_begins_no_run()
    {
        _boston.Execute("CREATE TABLE log AS SELECT * FROM boston; ALTER TABLE log ADD changed BLOB; UPDATE log SET changed = x'00'");

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => _boston.PredictAsync("log", "prices", new PredictSettings { Since = "changed" }));

        Assert.Contains("The --since column 'changed' (BLOB) has no values that can be compared", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["0"], _boston.Query("SELECT count(*) FROM sqlite_schema WHERE name = 'slipway_runs'"));
    }

    [Fact]
    public async Task A_since_column_that_is_not_there_begins_no_run()
    {
        var fault = await Assert.ThrowsAsync<SlipwayException>(() => _boston.PredictAsync("boston", "prices", new PredictSettings { Since = "nope" }));

        Assert.Contains("The --since column 'nope' is not in the query", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["0"], _boston.Query("SELECT count(*) FROM sqlite_schema WHERE name = 'slipway_runs'"));
    }

    [Fact]
    public async Task A_row_that_changes_behind_the_reader_is_read_the_next_time()
    {
        CreateLog("INTEGER", "7");
        var isChanged = false;
        var listener = new Listener(_ =>
        {
            if (!isChanged)
            {
                isChanged = true;
                _boston.Execute("UPDATE log SET changed = 20, rm = 8 WHERE id = 1; UPDATE log SET changed = 30 WHERE id = 506");
            }
        });

        await _boston.PredictAsync("log", "prices", Since, listener);
        await _boston.PredictAsync("log", "prices", Since);

        Assert.Equal(["2", "2"], _boston.Query("SELECT run_id FROM prices WHERE id IN (1, 506)"));
    }

    [Theory]
    [InlineData("DROP TABLE prices")]
    [InlineData("DELETE FROM prices")]
    public async Task All_rows_are_read_where_what_was_written_is_gone(string change)
    {
        CreateLog("INTEGER", "id");
        await _boston.PredictAsync("log", "prices", Since);
        await _boston.PredictAsync("log", "prices", Since);
        _boston.Execute($"DROP VIEW prices_detail; {change}");
        var listener = new Listener();

        var anew = await _boston.PredictAsync("log", "prices", Since, listener);

        Assert.Equal(506, anew.RowsPredicted);
        Assert.Matches("^Run 2 of .* UTC wrote 1 rows, but table 'prices' does not have the last of them any more; starting anew.$", Assert.Single(listener.Notes));
    }

    [Fact]
    public async Task A_moment_that_SQLites_own_functions_do_not_know_is_read_again()
    {
        CreateLog("TIMESTAMP", "'2026-01-01 10:00:00'");
        await _boston.PredictAsync("log", "prices", Since);
        _boston.Execute("UPDATE log SET changed = '2026-01-02T10:00:00+0500' WHERE id > 3; UPDATE log SET changed = NULL WHERE id = 1");

        var changed = await _boston.PredictAsync("log", "prices", Since);

        Assert.Equal(505, changed.RowsPredicted);
    }

    [Fact]
    public async Task A_restart_reads_all_rows()
    {
        CreateLog("INTEGER", "id");
        await _boston.PredictAsync("log", "prices", Since);

        var anew = await _boston.PredictAsync("log", "prices", Since with { Restart = true });

        Assert.Equal(506, anew.RowsPredicted);
    }

    [Fact]
    public async Task New_rows_since_one_column_are_another_job_than_those_since_another()
    {
        CreateLog("INTEGER", "1000 + id");
        _boston.Execute("ALTER TABLE log ADD other INTEGER; UPDATE log SET other = id");
        await _boston.PredictAsync("log", "prices", Since with { OnlyNew = true });
        _boston.Execute("DELETE FROM prices WHERE id = 500");

        var other = await _boston.PredictAsync("log", "prices", new PredictSettings { OnlyNew = true, Since = "other" });

        Assert.Equal(1, other.RowsPredicted);
        Assert.Equal(["new, since changed", "new, since other"], _boston.Query("SELECT options FROM slipway_runs"));
    }

    private void CreateLog(string type, string value) => _boston.Execute(
        $"CREATE TABLE log AS SELECT * FROM boston; CREATE UNIQUE INDEX by_id ON log (id); ALTER TABLE log ADD changed {type}; UPDATE log SET changed = {value}");
}
