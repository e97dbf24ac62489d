namespace Slipway.Projects.Reading;

/// <summary>What must be given, and what must fit together, beyond the single value.</summary>
internal sealed class ProjectRules(MapNode tree, ProjectValues values, ProjectUse use, FaultList faults)
{
    private const string RowsForContract =
        "a source of rows like those that the model was trained on (the model's file does not say what each column holds, which new rows are held against)";

    // A model can be shown and exported where no database is known.
    private bool LacksDatabase => use is not (ProjectUse.Show or ProjectUse.Export) && !Has(ProjectKeys.Database);

    public void Check()
    {
        CheckModel();
        CheckTrain();
        CheckPredict();
        if (use is ProjectUse.Runs && !Has(ProjectKeys.Database) && !Has(ProjectKeys.IntoDatabase))
        {
            Missing("", "the database that holds the runs", ProjectKeys.Database);
        }
    }

    private void CheckModel()
    {
        var model = values.Get(ProjectKeys.ModelFile, new ModelLocation().ModelFile);
        var metadata = values.Get(ProjectKeys.MetadataFile, new ModelLocation().MetadataFile);
        if (model == metadata)
        {
            var at = Find(ProjectKeys.MetadataFile) ?? Find(ProjectKeys.ModelFile)!;
            faults.Add(at.Origin, "model", $"the model and its metadata can't both be called '{model}'");
        }

        foreach (var key in new[] { ProjectKeys.ModelFile, ProjectKeys.MetadataFile })
        {
            if (values.Get(key, "") == ModelLocation.ReportFile)
            {
                faults.Add(Find(key)!.Origin, "model", $"'{ModelLocation.ReportFile}' is the report's name; choose another");
            }
        }
    }

    private void CheckTrain()
    {
        if (use is not (ProjectUse.Train or ProjectUse.Import) && tree.Find("train") is null)
        {
            return;
        }

        CheckQuery(ProjectKeys.Train);
        if (!Has(ProjectKeys.Target))
        {
            Missing("train", use is ProjectUse.Import ? "the name of the column that the model predicts" : "the column to predict", ProjectKeys.Target);
        }

        if (Find(ProjectKeys.TestSeed) is { } seed && !Has(ProjectKeys.TestRandom))
        {
            faults.Add(seed.Origin, ProjectKeys.TestSeed.Path, "a seed is for random test rows; expected 'random' beside it");
        }

        if (values.Find(ProjectKeys.Target) is { } target)
        {
            CheckLacks(ProjectKeys.TrainKey, target);
            CheckLacks(ProjectKeys.Exclude, target);
        }

        if (use is ProjectUse.Train)
        {
            CheckOrder();
        }
    }

    // A file has an order, and so have SQLite's rows; a server may send its own in another one each time.
    private void CheckOrder()
    {
        var readsServer = !Has(ProjectKeys.Train.File) && values.TryGet(ProjectKeys.Database, out var database) && database.Server is not null;
        if (readsServer && !Has(ProjectKeys.TrainKey) && !Has(ProjectKeys.TestRandom) && !Has(ProjectKeys.TestAfter))
        {
            faults.Add(
                Find(ProjectKeys.TestLast)?.Origin ?? OriginOf("train"), ProjectKeys.TestLast.Path,
                "without a key the rows of a server's table have no order, so that none are the last; give --key, or --test-random 10% in place of the last ones");
        }
    }

    private void CheckPredict()
    {
        if (use is not (ProjectUse.Predict or ProjectUse.Check) && tree.Find("predict") is null)
        {
            return;
        }

        CheckQuery(ProjectKeys.Predict);
        if (Find(ProjectKeys.IntoDatabase) is { } database && !Has(ProjectKeys.IntoTable))
        {
            faults.Add(database.Origin, ProjectKeys.IntoDatabase.Path, "a database to write to needs the table to write to beside it");
        }

        if (!Has(ProjectKeys.IntoTable) || use is ProjectUse.Check)
        {
            return;
        }

        if (!Has(ProjectKeys.PredictKey))
        {
            Missing("predict", "the key that tells the rows of the table apart", ProjectKeys.PredictKey);
        }

        // A source in a database that is missing has its own fault.
        if (Has(ProjectKeys.Predict.File) && LacksDatabase && !Has(ProjectKeys.IntoDatabase))
        {
            Missing("predict", "the database to write to", ProjectKeys.IntoDatabase, ProjectKeys.Database);
        }
    }

    private void CheckQuery(QueryKeys keys)
    {
        if (!Has(keys.Table) && !Has(keys.Query) && !Has(keys.File))
        {
            Missing(keys.Section, use is ProjectUse.Import ? RowsForContract : "the source of the rows", keys.Table, keys.Query, keys.File);
        }
        else if (!Has(keys.File) && LacksDatabase)
        {
            Missing(keys.Section, "the database to read from", ProjectKeys.Database);
        }
    }

    private void CheckLacks(ProjectKey<IReadOnlyList<string>> key, string target)
    {
        if (values.TryGet(key, out var columns) && columns.Contains(target))
        {
            faults.Add(Find(key)!.Value.Origin, key.Path, "the target can't be among these columns");
        }
    }

    private void Missing(string section, string what, params ProjectKey[] keys)
    {
        var flags = string.Join(" or ", keys.Select(key => key.Flag));
        var paths = string.Join(" or ", keys.Select(key => key.Path));
        faults.Add(OriginOf(section), section, $"{what} is missing; give {flags}, or {paths} in the project file");
    }

    private Origin OriginOf(string section) => tree.Find(section) is { Origin: { IsInFile: true } origin } ? origin : Origin.Named("command line");

    private MapEntry? Find(ProjectKey key) => tree.Find(key.Path);

    private bool Has(ProjectKey key) => Find(key) is not null;
}
