using Slipway.Models;
using Slipway.Sources;

namespace Slipway.Projects.Reading;

/// <summary>All keys of a project: what slipway.yaml, flags and <c>--set</c> may say. The documentation holds this table too.</summary>
internal static class ProjectKeys
{
    private const string ChosenByTraining = "chosen by training";

    public static readonly ProjectKey<string> Name = new("name", Forms.Name("a name"))
    {
        Meaning = "The model's name.", Default = "the working folder's name", Example = "boston-housing",
        Flag = "--name", FlagValue = "NAME",
    };

    public static readonly ProjectKey<ConnectionUrl> Database = new("database", Forms.Database)
    {
        Meaning = "Where the tables are: a connection URL, or a SQLite file's path.",
        Default = "the environment variable `DATABASE_URL`", Example = "${DATABASE_URL:-sqlite:///boston.db}",
        Flag = "--database", FlagValue = "URL",
    };

    public static readonly ProjectKey<OnDrift> OnDrift = new(
        "on_drift", Forms.Choice(("warn", Projects.OnDrift.Warn), ("fail", Projects.OnDrift.Fail)))
    {
        Meaning = "What a prediction does when the values break the data contract: predict and warn, or look at all rows first and write nothing.",
        Default = "warn", Example = "fail",
        Flag = "--on-drift", FlagValue = "warn|fail",
    };

    public static readonly ProjectKey<Gate> Gate = new("gate", GateForm.Form)
    {
        Meaning = "What a trained model must reach to take the old one's place.", Default = "none", Example = "test_mean_square_error <= 16",
        Flag = "--gate", FlagValue = "CONDITION",
    };

    public static readonly ProjectKey<int> Threads = new("threads", Forms.Integer(0, 1024))
    {
        Meaning = "How many threads work; 0 for all cores.", Default = "0", Example = "2",
        Flag = "--threads", FlagValue = "N",
    };

    public static readonly ProjectKey<string> ModelDirectory = new("model.dir", Forms.Name("a folder"))
    {
        Meaning = "The model's folder.", Default = "model", Example = "models/boston",
        Flag = "--model-dir", FlagValue = "DIR", Variable = "MODEL_DIR",
    };

    public static readonly ProjectKey<string> ModelFile = new("model.file", Forms.FileName)
    {
        Meaning = "The model's file in its folder.", Default = "model.txt", Example = "boston.txt",
        Flag = "--model-file", FlagValue = "NAME", Variable = "MODEL_FILE",
    };

    public static readonly ProjectKey<string> MetadataFile = new("model.metadata", Forms.FileName)
    {
        Meaning = "The metadata's file in the model's folder.", Default = "metadata.json", Example = "boston.json",
        Flag = "--metadata-file", FlagValue = "NAME", Variable = "METADATA_FILE",
    };

    public static readonly QueryKeys Train = new("train", "learn from");

    public static readonly ProjectKey<IReadOnlyList<string>> TrainKey = new("train.key", Forms.Columns)
    {
        Meaning = "The columns that identify a row and order the rows; never features.", Default = "none", Example = "id",
        Flag = "--key", FlagValue = "COLUMN",
    };

    public static readonly ProjectKey<string> Target = new("train.target", Forms.Text("a column"))
    {
        Meaning = "The column to predict.", Default = "must be given", Example = "medv",
        Flag = "--target", FlagValue = "COLUMN",
    };

    public static readonly ProjectKey<IReadOnlyList<string>> Exclude = new("train.exclude", Forms.Columns)
    {
        Meaning = "Columns that must not become features.", Default = "none", Example = "[street, agent]",
        Flag = "--exclude", FlagValue = "COLUMN",
    };

    public static readonly ProjectKey<TaskKind> Task = new(
        "train.task",
        Forms.Choice(("regression", TaskKind.Regression), ("binary", TaskKind.Binary), ("multiclass", TaskKind.Multiclass)))
    {
        Meaning = "What is predicted: a number, one of two classes, or one of several.", Default = "guessed from the target, and said",
        Example = "regression", Flag = "--task", FlagValue = "TASK",
    };

    public static readonly ProjectKey<double> TestLast = new("train.test.last", Forms.Share)
    {
        Meaning = "Test on the last rows in the order of the key, or in file order.", Default = "10%", Example = "20%",
        Flag = "--test-last", FlagValue = "SHARE",
    };

    public static readonly ProjectKey<double> TestRandom = new("train.test.random", Forms.Share)
    {
        Meaning = "Test on rows that are drawn by a seed.", Default = "none", Example = "20%",
        Flag = "--test-random", FlagValue = "SHARE",
    };

    public static readonly ProjectKey<int> TestSeed = new("train.test.seed", Forms.Integer(0))
    {
        Meaning = "The seed that random test rows are drawn by.", Default = "1", Example = "7",
    };

    public static readonly ProjectKey<KeyValuePair<string, string>> TestAfter = new("train.test.after", Forms.ColumnValue)
    {
        Meaning = "Test on the rows whose column is above a value.", Default = "none", Example = "{ sold: 2024-01-01 }",
    };

    public static readonly ProjectKey<Algorithm> Algorithm = new(
        "train.algorithm",
        Forms.Choice(("gradient_boosting", Projects.Algorithm.GradientBoosting), ("random_forest", Projects.Algorithm.RandomForest)))
    {
        Meaning = "How the trees are grown.", Default = "gradient_boosting", Example = "random_forest",
        Flag = "--algorithm", FlagValue = "NAME",
    };

    public static readonly ProjectKey<int> Trees = new("train.trees", Forms.Integer(1, 1_000_000))
    {
        Meaning = "Trees, or boosting rounds.", Default = ChosenByTraining, Example = "500", Flag = "--trees", FlagValue = "N",
    };

    public static readonly ProjectKey<int> Depth = new("train.depth", Forms.Integer(1, 1000))
    {
        Meaning = "The largest depth of a tree.", Default = ChosenByTraining, Example = "4", Flag = "--depth", FlagValue = "N",
    };

    // The upper limit is LightGBM's own for num_leaves.
    public static readonly ProjectKey<int> Leaves = new("train.leaves", Forms.Integer(2, 131_072))
    {
        Meaning = "The largest number of leaves of a tree.", Default = ChosenByTraining, Example = "31", Flag = "--leaves", FlagValue = "N",
    };

    public static readonly ProjectKey<double> LearningRate = new("train.learning_rate", Forms.PositiveNumber)
    {
        Meaning = "How much of each tree is taken.", Default = ChosenByTraining, Example = "0.01",
        Flag = "--learning-rate", FlagValue = "RATE",
    };

    public static readonly ProjectKey<int> MinRowsPerLeaf = new("train.min_rows_per_leaf", Forms.Integer(1))
    {
        Meaning = "The least rows of a leaf.", Default = ChosenByTraining, Example = "5", Flag = "--min-rows-per-leaf", FlagValue = "N",
    };

    public static readonly ProjectKey<bool> EarlyStopping = new("train.early_stopping", Forms.TrueOrFalse)
    {
        Meaning = "Stop once the loss on held-back training rows no longer falls: true, or a mapping of the two keys below.",
        Default = "false", Example = "true",
    };

    public static readonly ProjectKey<int> EarlyStoppingRounds = new("train.early_stopping.rounds", Forms.Integer(1))
    {
        Meaning = "How many rounds without a better loss end the training.", Default = "50", Example = "100",
    };

    public static readonly ProjectKey<double> EarlyStoppingShare = new("train.early_stopping.share", Forms.Share)
    {
        Meaning = "The share of the training rows that is held back.", Default = "10%", Example = "20%",
    };

    public static readonly ProjectKey<int> Seed = new("train.seed", Forms.Integer(0))
    {
        Meaning = "The seed of all that is random in training.", Default = "1", Example = "42", Flag = "--seed", FlagValue = "N",
    };

    public static readonly QueryKeys Predict = new("predict", "predict for");

    public static readonly ProjectKey<IReadOnlyList<string>> PredictKey = new("predict.key", Forms.Columns)
    {
        Meaning = "The columns that identify a row; they become the primary key of the table that is written.",
        Default = "none; a table needs one", Example = "[region, id]", Flag = "--key", FlagValue = "COLUMN",
    };

    public static readonly ProjectKey<string> IntoTable = new("predict.into.table", Forms.Name("a table's name"))
    {
        Meaning = "The table that predictions are written to; `into: TABLE` says the same.", Default = "none", Example = "boston_predictions",
        Flag = "--into", FlagValue = "TABLE",
    };

    public static readonly ProjectKey<ConnectionUrl> IntoDatabase = new("predict.into.database", Forms.Database)
    {
        Meaning = "The database of that table.", Default = "that of the source", Example = "sqlite:///predictions.db",
        Flag = "--into-database", FlagValue = "URL",
    };

    public static readonly ProjectKey<string> IntoFile = new("predict.into.file", Forms.Name("a file's path"))
    {
        Meaning = "The file that predictions are written to: CSV, JSON lines where it ends in .jsonl, `-` for standard output.",
        Default = "none; without table and file, the screen", Example = "predictions.csv", Flag = "--output", FlagValue = "FILE",
    };

    public static readonly ProjectKey<TimeSpan> ResumeWithin = new("predict.resume_within", Forms.Duration)
    {
        Meaning = "An interrupted prediction older than this starts anew.", Default = "24h", Example = "12h",
    };

    public static IReadOnlyList<ProjectKey> All { get; } =
    [
        Name, Database, OnDrift, Gate, Threads,
        ModelDirectory, ModelFile, MetadataFile,
        Train.Table, Train.Query, Train.File, TrainKey, Target, Exclude, Task,
        TestLast, TestRandom, TestSeed, TestAfter,
        Algorithm, Trees, Depth, Leaves, LearningRate, MinRowsPerLeaf, EarlyStopping, EarlyStoppingRounds, EarlyStoppingShare, Seed,
        Predict.Table, Predict.Query, Predict.File, PredictKey, IntoTable, IntoDatabase, IntoFile, ResumeWithin,
    ];
}
