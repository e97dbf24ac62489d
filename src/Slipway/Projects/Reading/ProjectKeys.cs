using Slipway.Sources;

namespace Slipway.Projects.Reading;

/// <summary>All keys of a project: what slipway.yaml, flags and <c>--set</c> may say. The documentation holds this table too.</summary>
internal static class ProjectKeys
{
    private const string ChosenByTraining = "chosen by training";

    public static readonly ProjectKey<string> Name = new("name", Forms.Name("a name"),
        "The model's name.",
        otherwise: "the working folder's name", example: "boston-housing", flag: "--name NAME");

    public static readonly ProjectKey<ConnectionUrl> Database = new("database", Forms.Database,
        "Where the tables are: a connection URL, or a SQLite file's path.",
        otherwise: "the environment variable `DATABASE_URL`", example: "${DATABASE_URL:-sqlite:///boston.db}", flag: "--database URL");

    public static readonly ProjectKey<TimeSpan> Wait = new("wait", Forms.Duration,
        "How long to wait for a database server that does not answer yet, or not any more.",
        otherwise: "0s; 30s where a run is under way", example: "60s", flag: "--wait DURATION");

    public static readonly ProjectKey<OnDrift> OnDrift = new("on_drift", Forms.Choice(("warn", Projects.OnDrift.Warn), ("fail", Projects.OnDrift.Fail)),
        "What a prediction does when the values break the data contract: predict and warn, or look at all rows first and write nothing.",
        otherwise: "warn", example: "fail", flag: "--on-drift warn|fail");

    public static readonly ProjectKey<Gate> Gate = new("gate", GateForm.Form,
        "What a trained model must reach to take the old one's place.",
        otherwise: "none", example: "test_mean_square_error <= 16", flag: "--gate CONDITION");

    public static readonly ProjectKey<int> Threads = new("threads", Forms.Integer(0, 1024),
        "How many threads work; 0 for all cores.",
        otherwise: "0", example: "2", flag: "--threads N");

    public static readonly ProjectKey<string> ModelDirectory = new("model.dir", Forms.Name("a folder"),
        "The model's folder.",
        otherwise: "model", example: "models/boston", flag: "--model-dir DIR", variable: "MODEL_DIR");

    public static readonly ProjectKey<string> ModelFile = new("model.file", Forms.FileName,
        "The model's file in its folder.",
        otherwise: "model.txt", example: "boston.txt", flag: "--model-file NAME", variable: "MODEL_FILE");

    public static readonly ProjectKey<string> MetadataFile = new("model.metadata", Forms.FileName,
        "The metadata's file in the model's folder.",
        otherwise: "metadata.json", example: "boston.json", flag: "--metadata-file NAME", variable: "METADATA_FILE");

    public static readonly QueryKeys Train = new("train", "learn from");

    public static readonly ProjectKey<IReadOnlyList<string>> TrainKey = new("train.key", Forms.Columns,
        "The columns that identify a row and order the rows; never features.",
        otherwise: "none", example: "id", flag: "--key COLUMN");

    public static readonly ProjectKey<string> Target = new("train.target", Forms.Text("a column"),
        "The column to predict.",
        otherwise: "must be given", example: "medv", flag: "--target COLUMN");

    public static readonly ProjectKey<IReadOnlyList<string>> Exclude = new("train.exclude", Forms.Columns,
        "Columns that must not become features.",
        otherwise: "none", example: "[street, agent]", flag: "--exclude COLUMN");

    public static readonly ProjectKey<TaskKind> Task = new("train.task",
        Forms.Choice(("regression", TaskKind.Regression), ("binary", TaskKind.Binary), ("multiclass", TaskKind.Multiclass)),
        "What is predicted: a number, one of two classes, or one of several.",
        otherwise: "guessed from the target, and said", example: "regression", flag: "--task TASK");

    public static readonly ProjectKey<double> TestLast = new("train.test.last", Forms.Share,
        "Test on the last rows in the order of the key, or in file order; on a server there is none without a key.",
        otherwise: "10%", example: "20%", flag: "--test-last SHARE");

    public static readonly ProjectKey<double> TestRandom = new("train.test.random", Forms.Share,
        "Test on rows that are drawn by a seed.",
        otherwise: "none", example: "20%", flag: "--test-random SHARE");

    public static readonly ProjectKey<int> TestSeed = new("train.test.seed", Forms.Integer(0),
        "The seed that random test rows are drawn by.",
        otherwise: "1", example: "7");

    public static readonly ProjectKey<KeyValuePair<string, string>> TestAfter = new("train.test.after", Forms.ColumnValue,
        "Test on the rows whose column is above a value.",
        otherwise: "none", example: "{ sold: 2024-01-01 }");

    public static readonly ProjectKey<Algorithm> Algorithm = new("train.algorithm",
        Forms.Choice(("gradient_boosting", Projects.Algorithm.GradientBoosting), ("random_forest", Projects.Algorithm.RandomForest)),
        "How the trees are grown.",
        otherwise: "gradient_boosting", example: "random_forest", flag: "--algorithm NAME");

    public static readonly ProjectKey<int> Trees = new("train.trees", Forms.Integer(1, 1_000_000),
        "Trees, or boosting rounds.",
        otherwise: ChosenByTraining, example: "500", flag: "--trees N");

    public static readonly ProjectKey<int> Depth = new("train.depth", Forms.Integer(1, 1000),
        "The largest depth of a tree.",
        otherwise: ChosenByTraining, example: "4", flag: "--depth N");

    // The upper limit is LightGBM's own for num_leaves.
    public static readonly ProjectKey<int> Leaves = new("train.leaves", Forms.Integer(2, 131_072),
        "The largest number of leaves of a tree.",
        otherwise: ChosenByTraining, example: "31", flag: "--leaves N");

    public static readonly ProjectKey<double> LearningRate = new("train.learning_rate", Forms.PositiveNumber,
        "How much of each tree is taken.",
        otherwise: ChosenByTraining, example: "0.01", flag: "--learning-rate RATE");

    public static readonly ProjectKey<int> MinRowsPerLeaf = new("train.min_rows_per_leaf", Forms.Integer(1),
        "The least rows of a leaf.",
        otherwise: ChosenByTraining, example: "5", flag: "--min-rows-per-leaf N");

    public static readonly ProjectKey<bool> EarlyStopping = new("train.early_stopping", Forms.TrueOrFalse,
        "Stop once the loss on held-back training rows no longer falls: true, or a mapping of the two keys below.",
        otherwise: "false", example: "true");

    public static readonly ProjectKey<int> EarlyStoppingRounds = new("train.early_stopping.rounds", Forms.Integer(1),
        "How many rounds without a better loss end the training.",
        otherwise: "50", example: "100");

    public static readonly ProjectKey<double> EarlyStoppingShare = new("train.early_stopping.share", Forms.Share,
        "The share of the training rows that is held back.",
        otherwise: "10%", example: "20%");

    public static readonly ProjectKey<int> Seed = new("train.seed", Forms.Integer(0),
        "The seed of all that is random in training.",
        otherwise: "1", example: "42", flag: "--seed N");

    public static readonly QueryKeys Predict = new("predict", "predict for");

    public static readonly ProjectKey<IReadOnlyList<string>> PredictKey = new("predict.key", Forms.Columns,
        "The columns that identify a row; they become the primary key of the table that is written.",
        otherwise: "none; a table needs one", example: "[region, id]", flag: "--key COLUMN");

    public static readonly ProjectKey<string> IntoTable = new("predict.into.table", Forms.Name("a table's name"),
        "The table that predictions are written to; `into: TABLE` says the same.",
        otherwise: "none", example: "boston_predictions", flag: "--into TABLE");

    public static readonly ProjectKey<ConnectionUrl> IntoDatabase = new("predict.into.database", Forms.Database,
        "The database of that table.",
        otherwise: "that of the source", example: "sqlite:///predictions.db", flag: "--into-database URL");

    public static readonly ProjectKey<string> IntoFile = new("predict.into.file", Forms.Name("a file's path"),
        "The file that predictions are written to, CSV or JSON lines as its extension says; `-` for standard output.",
        otherwise: "none; without table and file, the screen", example: "predictions.csv", flag: "--output FILE");

    public static readonly ProjectKey<TimeSpan> ResumeWithin = new("predict.resume_within", Forms.Duration,
        "An interrupted prediction older than this starts anew.",
        otherwise: "24h", example: "12h");

    public static readonly ProjectKey<TimeSpan> TakeoverAfter = new("predict.takeover_after", Forms.Duration,
        "A run on a server whose process, frozen or cut off, has given no sign of life for so long may be taken from it.",
        otherwise: "60s", example: "10m");

    public static readonly ProjectKey<int> ChunkRows = new("predict.chunk_rows", Forms.Integer(1, 1_000_000),
        "Rows that are written in one transaction; an interrupted run goes on after the last.",
        otherwise: "up to 32,768, fewer where rows have many columns", example: "10000");

    public static IReadOnlyList<ProjectKey> All { get; } =
    [
        Name, Database, Wait, OnDrift, Gate, Threads,
        ModelDirectory, ModelFile, MetadataFile,
        Train.Table, Train.Query, Train.File, TrainKey, Target, Exclude, Task,
        TestLast, TestRandom, TestSeed, TestAfter,
        Algorithm, Trees, Depth, Leaves, LearningRate, MinRowsPerLeaf, EarlyStopping, EarlyStoppingRounds, EarlyStoppingShare, Seed,
        Predict.Table, Predict.Query, Predict.File, PredictKey, IntoTable, IntoDatabase, IntoFile, ResumeWithin, TakeoverAfter, ChunkRows,
    ];
}
