namespace Slipway.Projects.Reading;

/// <summary>Makes the project of values that have no fault.</summary>
internal static class ProjectBuilder
{
    private static readonly EarlyStopping StoppingDefaults = new();

    public static Project Build(MapNode tree, ProjectValues values, string defaultName) => new()
    {
        Name = values.Get(ProjectKeys.Name, defaultName),
        Database = values.Get(ProjectKeys.Database, null!),
        Wait = values.Get(ProjectKeys.Wait, TimeSpan.Zero),
        Model = BuildModel(values),
        Train = tree.Find("train") is null ? null : BuildTrain(tree, values),
        Predict = tree.Find("predict") is null ? null : BuildPredict(values),
        OnDrift = values.Get(ProjectKeys.OnDrift, OnDrift.Warn),
        Gate = values.Get(ProjectKeys.Gate, null!),
        Threads = values.Get(ProjectKeys.Threads, 0),
    };

    private static ModelLocation BuildModel(ProjectValues values)
    {
        var defaults = new ModelLocation();
        return new ModelLocation(
            values.Get(ProjectKeys.ModelDirectory, defaults.Directory),
            values.Get(ProjectKeys.ModelFile, defaults.ModelFile),
            values.Get(ProjectKeys.MetadataFile, defaults.MetadataFile));
    }

    private static TrainOptions BuildTrain(MapNode tree, ProjectValues values) => new()
    {
        From = BuildQuery(ProjectKeys.Train, values),
        Key = values.Get(ProjectKeys.TrainKey, []),
        Target = values.Require(ProjectKeys.Target),
        Exclude = values.Get(ProjectKeys.Exclude, []),
        Task = values.Find(ProjectKeys.Task),
        Test = BuildTest(values),
        Algorithm = values.Get(ProjectKeys.Algorithm, Algorithm.GradientBoosting),
        Trees = values.Find(ProjectKeys.Trees),
        Depth = values.Find(ProjectKeys.Depth),
        Leaves = values.Find(ProjectKeys.Leaves),
        LearningRate = values.Find(ProjectKeys.LearningRate),
        MinRowsPerLeaf = values.Find(ProjectKeys.MinRowsPerLeaf),
        EarlyStopping = BuildEarlyStopping(tree, values),
        Seed = values.Get(ProjectKeys.Seed, 1),
        Threads = values.Get(ProjectKeys.Threads, 0),
    };

    private static TestSplit BuildTest(ProjectValues values)
    {
        if (values.TryGet(ProjectKeys.TestRandom, out var share))
        {
            return new TestSplit.Random(share, values.Get(ProjectKeys.TestSeed, 1));
        }

        return values.TryGet(ProjectKeys.TestAfter, out var after)
            ? new TestSplit.After(after.Key, after.Value)
            : new TestSplit.Last(values.Get(ProjectKeys.TestLast, 0.1));
    }

    private static EarlyStopping? BuildEarlyStopping(MapNode tree, ProjectValues values)
    {
        if (tree.Find(ProjectKeys.EarlyStopping.Path)?.Value is MapNode || values.Get(ProjectKeys.EarlyStopping, false))
        {
            return new EarlyStopping(
                values.Get(ProjectKeys.EarlyStoppingRounds, StoppingDefaults.Rounds),
                values.Get(ProjectKeys.EarlyStoppingShare, StoppingDefaults.Share));
        }

        return null;
    }

    private static PredictOptions BuildPredict(ProjectValues values) => new()
    {
        From = BuildQuery(ProjectKeys.Predict, values),
        Key = values.Get(ProjectKeys.PredictKey, []),
        Into = BuildTarget(values),
        ResumeWithin = values.Get(ProjectKeys.ResumeWithin, TimeSpan.FromHours(24)),
        TakeoverAfter = values.Get(ProjectKeys.TakeoverAfter, TimeSpan.FromMinutes(1)),
        ChunkRows = values.Find(ProjectKeys.ChunkRows),
    };

    private static PredictionTarget? BuildTarget(ProjectValues values)
    {
        if (values.Find(ProjectKeys.IntoFile) is { } file)
        {
            return new PredictionTarget.File(file);
        }

        if (values.Find(ProjectKeys.IntoTable) is not { } table)
        {
            return null;
        }

        // Rows of a file have no database that could be the table's too: there it is the project's.
        var readsFile = values.Find(ProjectKeys.Predict.File) is not null;
        var otherwise = readsFile ? values.Get(ProjectKeys.Database, null!) : null;
        return new PredictionTarget.Table(table, values.Get(ProjectKeys.IntoDatabase, otherwise!));
    }

    private static DataQuery BuildQuery(QueryKeys keys, ProjectValues values) =>
        new() { Table = values.Find(keys.Table), Query = values.Find(keys.Query), File = values.Find(keys.File) };
}
