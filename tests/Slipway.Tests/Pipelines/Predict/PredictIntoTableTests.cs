using Slipway.Pipelines.Predict;
using Slipway.Projects;
using Slipway.Sources;

namespace Slipway.Tests.Pipelines.Predict;

public sealed class PredictIntoTableTests : IAsyncLifetime
{
    private const string Features = "crim, zn, indus, chas, nox, rm, age, dis, rad, tax, ptratio, b, lstat";

    private BostonProject _boston = null!;

    public async ValueTask InitializeAsync() => _boston = await BostonProject.CreateAsync();

    public ValueTask DisposeAsync()
    {
        _boston.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_row_has_one_prediction_and_the_detail_view_says_by_which_model()
    {
        var summary = await _boston.PredictAsync("boston", "prices");

        Assert.Equal((506, 506), (summary.RowsRead, summary.RowsPredicted));
        Assert.Equal(["506|506|1|1"], _boston.Query("SELECT count(*), count(DISTINCT id), min(run_id), max(run_id) FROM prices"));
        Assert.Equal(["0"], _boston.Query("SELECT count(*) FROM boston LEFT JOIN prices USING (id) WHERE abs(prediction - medv) > 20 OR prediction IS NULL"));
        Assert.Equal([$"506|boston|{summary.ModelDigest}|finished"], _boston.Query("SELECT count(*), model, model_digest, run_state FROM prices_detail"));
        Assert.Equal(["finished|1|26|[506]|506"], _boston.Query("SELECT state, epoch, chunk, last_key, rows FROM slipway_runs"));
    }

    [Fact]
    public async Task A_second_run_replaces_what_the_first_wrote()
    {
        await _boston.PredictAsync("boston", "prices");
        var first = _boston.Query("SELECT id, prediction FROM prices ORDER BY id");

        await _boston.PredictAsync("boston", "prices");

        Assert.Equal(first, _boston.Query("SELECT id, prediction FROM prices ORDER BY id"));
        Assert.Equal(["2|2"], _boston.Query("SELECT min(run_id), max(run_id) FROM prices"));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task A_run_that_was_stopped_goes_on_where_it_stood(string journal)
    {
        _boston.Execute($"PRAGMA journal_mode = {journal}");
        await _boston.PredictAsync("boston", "undisturbed");
        using var stop = new CancellationTokenSource();
        var stopper = new Listener(progress =>
        {
            if (progress.Done >= 200)
            {
                stop.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _boston.PredictAsync("boston", "prices", null, stopper, stop.Token));
        var written = long.Parse(_boston.Query("SELECT count(*) FROM prices")[0], null);
        var state = _boston.Query("SELECT state, rows FROM slipway_runs ORDER BY run_id DESC LIMIT 1");
        var listener = new Listener();
        var summary = await _boston.PredictAsync("boston", "prices", null, listener);

        Assert.InRange(written, 200, 505);
        Assert.Equal([$"interrupted|{written}"], state);
        Assert.Equal((506 - written, written), (summary.RowsPredicted, summary.RowsResumed));
        Assert.Contains("going on from there", Assert.Single(listener.Notes), StringComparison.Ordinal);
        Assert.Equal(_boston.Query("SELECT id, prediction FROM undisturbed ORDER BY id"), _boston.Query("SELECT id, prediction FROM prices ORDER BY id"));
        Assert.Equal(["finished|2|506"], _boston.Query("SELECT state, epoch, rows FROM slipway_runs ORDER BY run_id DESC LIMIT 1"));
    }

    [Fact]
    public async Task Rows_of_a_file_keep_their_numbers_when_a_run_is_taken_up()
    {
        var lines = await File.ReadAllLinesAsync(Repository.Boston("boston.csv"));
        string[] rows = [$"id,{lines[0]}", .. lines.Skip(1).Select((line, i) => $"{i + 1},{line}"), $"7,{lines[7]}"];
        await File.WriteAllLinesAsync(_boston.File("twice.csv"), rows);
        var project = _boston.Predicting(new DataQuery { File = _boston.File("twice.csv") }, new PredictionTarget.Table("prices", null), "id");
        var counted = new List<long>();
        var listener = new Listener(progress => counted.Add(progress.Done));

        var first = await Assert.ThrowsAsync<SlipwayException>(() => new PredictPipeline(project, new PredictSettings(), new Listener()).RunAsync(CancellationToken.None));
        var second = await Assert.ThrowsAsync<SlipwayException>(() => new PredictPipeline(project, new PredictSettings(), listener).RunAsync(CancellationToken.None));

        Assert.Contains("id = 7 comes a second time in row 507", first.Message, StringComparison.Ordinal);
        Assert.Equal(first.Message, second.Message);
        Assert.Contains(listener.Notes, note => note.Contains("500", StringComparison.Ordinal));
        Assert.All(counted, done => Assert.InRange(done, 0, 507));
    }

    [Fact]
    public async Task With_restart_a_stopped_run_is_not_taken_up()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _boston.PredictAsync("boston", "prices", null, new Listener(_ => stop.Cancel()), stop.Token));

        var summary = await _boston.PredictAsync("boston", "prices", new PredictSettings { Restart = true });

        Assert.Equal((506, 0), (summary.RowsPredicted, summary.RowsResumed));
        Assert.Equal(["abandoned", "finished"], _boston.Query("SELECT state FROM slipway_runs ORDER BY run_id"));
    }

    [Fact]
    public async Task A_stopped_run_whose_rows_are_gone_is_not_taken_up()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _boston.PredictAsync("boston", "prices", null, new Listener(_ => stop.Cancel()), stop.Token));
        _boston.Execute("DROP VIEW prices_detail; DROP TABLE prices");
        var listener = new Listener();

        var summary = await _boston.PredictAsync("boston", "prices", null, listener);

        Assert.Equal((506, 0), (summary.RowsPredicted, summary.RowsResumed));
        Assert.Contains("but table 'prices' does not have the last of them any more; starting anew.", Assert.Single(listener.Notes), StringComparison.Ordinal);
        Assert.Equal(["506"], _boston.Query("SELECT count(*) FROM prices"));
    }

    [Fact]
    public async Task A_stopped_run_is_taken_up_in_whichever_case_its_table_is_named()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _boston.PredictAsync("boston", "prices", null, new Listener(_ => stop.Cancel()), stop.Token));

        var summary = await _boston.PredictAsync("boston", "PRICES");

        Assert.Equal(506, summary.RowsPredicted + summary.RowsResumed);
        Assert.NotEqual(0, summary.RowsResumed);
        Assert.Equal(["prices|finished|506"], _boston.Query("SELECT sink, state, rows FROM slipway_runs"));
    }

    [Fact]
    public async Task A_writer_whose_run_was_taken_up_elsewhere_can_not_commit()
    {
        var isTaken = false;
        var thief = new Listener(_ =>
        {
            if (!isTaken)
            {
                isTaken = true;
                _boston.Execute("UPDATE slipway_runs SET epoch = epoch + 1");
            }
        });

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => _boston.PredictAsync("boston", "prices", null, thief));

        Assert.Equal(ErrorKind.Busy, fault.Kind);
        Assert.Equal(["running|20|20"], _boston.Query("SELECT state, rows, (SELECT count(*) FROM prices) FROM slipway_runs"));
    }

    [Fact]
    public async Task Two_runs_into_one_table_at_once_are_refused()
    {
        Task? second = null;
        var listener = new Listener(_ =>
        {
            // To its end, while the first one is at work.
            second ??= _boston.PredictAsync("boston", "prices");
            ((IAsyncResult)second).AsyncWaitHandle.WaitOne();
        });

        await _boston.PredictAsync("boston", "prices", null, listener);

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => second!);
        Assert.Equal(ErrorKind.Busy, fault.Kind);
        Assert.Contains($"run 1, process {Environment.ProcessId} on {Environment.MachineName} (", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], _boston.Query("SELECT count(*) FROM slipway_runs"));
    }

    [Fact]
    public async Task Only_new_rows_are_predicted_where_that_is_asked_for()
    {
        _boston.Execute("CREATE TABLE fresh AS SELECT * FROM boston WHERE id <= 100; CREATE UNIQUE INDEX fresh_id ON fresh (id)");
        await _boston.PredictAsync("fresh", "prices");
        _boston.Execute("INSERT INTO fresh SELECT * FROM boston WHERE id BETWEEN 101 AND 130");
        var onlyNew = new PredictSettings { OnlyNew = true };

        var added = await _boston.PredictAsync("fresh", "prices", onlyNew);
        var nothing = await _boston.PredictAsync("fresh", "prices", onlyNew);

        Assert.Equal((130, 30), (added.RowsRead, added.RowsPredicted));
        Assert.Equal((130, 0), (nothing.RowsRead, nothing.RowsPredicted));
        Assert.Equal(["1|100", "2|30"], _boston.Query("SELECT run_id, count(*) FROM prices GROUP BY 1"));
    }

    [Fact]
    public async Task Composite_and_text_keys_keep_rows_apart_that_look_alike()
    {
        _boston.Execute(
            """
            CREATE TABLE "a""b; DROP TABLE c" AS SELECT CASE id % 4 WHEN 0 THEN 'a' WHEN 1 THEN 'A' WHEN 2 THEN 'a ' ELSE 'ä' END AS "select", id / 4 AS "n r", * FROM boston;
            """);
        var project = _boston.Predicting(
            new DataQuery { Table = "a\"b; DROP TABLE c" }, new PredictionTarget.Table("p\"q", null), "select", "n r");

        var summary = await new PredictPipeline(project, new PredictSettings(), new Listener()).RunAsync(CancellationToken.None);

        Assert.Equal(506, summary.RowsPredicted);
        Assert.Equal(["506"], _boston.Query("SELECT count(*) FROM \"p\"\"q\" JOIN \"a\"\"b; DROP TABLE c\" USING (\"select\", \"n r\")"));
    }

    [Theory]
    [InlineData($"SELECT NULLIF(id, 77) AS id, {Features} FROM boston", "id", ErrorKind.Data, "'id' is NULL in row 1")]
    [InlineData($"SELECT id / 2 AS half, {Features} FROM boston", "half", ErrorKind.Data, "half = 1 comes a second time in row 3")]
    [InlineData($"SELECT id, {Features} FROM boston", "ident", ErrorKind.Database, "'ident'")]
    [InlineData($"SELECT id AS Run_Id, {Features} FROM boston", "Run_Id", ErrorKind.Usage, "'Run_Id'")]
    [InlineData($"SELECT x'00' AS bytes, {Features} FROM boston", "bytes", ErrorKind.Data, "'bytes'")]
    [InlineData("SELECT id, crim FROM boston", "id", ErrorKind.Data, "zn")]
    [InlineData("SELECT * FROM nowhere", "id", ErrorKind.Database, "nowhere")]
    [InlineData("DELETE FROM boston", "id", ErrorKind.Usage, "SELECT")]
    public async Task A_query_that_can_not_be_predicted_says_why_and_leaves_no_prediction(string query, string key, ErrorKind kind, string why)
    {
        var project = _boston.Predicting(new DataQuery { Query = query }, new PredictionTarget.Table("prices", null), key);

        var fault = await Assert.ThrowsAsync<SlipwayException>(
            () => new PredictPipeline(project, new PredictSettings(), new Listener()).RunAsync(CancellationToken.None));

        Assert.Equal(kind, fault.Kind);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        _boston.Execute("CREATE TABLE IF NOT EXISTS prices (id)");
        Assert.Equal(["0"], _boston.Query("SELECT count(*) FROM prices"));
    }

    [Fact]
    public async Task A_table_that_is_something_else_is_left_alone()
    {
        _boston.Execute("CREATE TABLE prices (id, note); INSERT INTO prices VALUES (1, 'mine')");

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => _boston.PredictAsync("boston", "prices"));

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains("id, note", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["1|mine"], _boston.Query("SELECT * FROM prices"));
        Assert.Equal(["0"], _boston.Query("SELECT count(*) FROM sqlite_schema WHERE name = 'slipway_runs'"));
    }

    [Fact]
    public async Task An_empty_table_is_predicted_without_a_fault()
    {
        _boston.Execute("CREATE TABLE none AS SELECT * FROM boston WHERE 0");

        var summary = await _boston.PredictAsync("none", "prices");

        Assert.Equal(0, summary.RowsPredicted);
        Assert.Equal(["finished"], _boston.Query("SELECT state FROM slipway_runs"));
    }

    [Fact]
    public async Task Predictions_may_go_to_another_database()
    {
        var other = ConnectionUrl.Sqlite(_boston.File("other.db"));
        var project = _boston.Predicting(new DataQuery { Table = "boston" }, new PredictionTarget.Table("prices", other), "id");

        await new PredictPipeline(project, new PredictSettings(), new Listener()).RunAsync(CancellationToken.None);
        await _boston.PredictAsync("boston", "prices");

        _boston.Execute($"ATTACH '{other.Path}' AS other; CREATE TABLE difference AS SELECT id, prediction FROM prices EXCEPT SELECT id, prediction FROM other.prices");
        Assert.Equal(["0|506"], _boston.Query("SELECT count(*), (SELECT count(*) FROM prices) FROM difference"));
    }
}
