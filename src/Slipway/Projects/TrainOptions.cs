namespace Slipway.Projects;

/// <summary>The <c>train:</c> part of a project.</summary>
internal sealed record TrainOptions
{
    public required DataQuery From { get; init; }

    /// <summary>The columns that identify a row; never features. Empty for none.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    public required string Target { get; init; }

    /// <summary>Columns that must not become features.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Null: guessed from the target.</summary>
    public TaskKind? Task { get; init; }

    public TestSplit Test { get; init; } = new TestSplit.Last(0.1);

    public Algorithm Algorithm { get; init; } = Algorithm.GradientBoosting;

    /// <summary>Trees, or boosting rounds; from 1. Null: chosen by training.</summary>
    public int? Trees { get; init; }

    /// <summary>The largest depth of a tree, from 1. Null: chosen by training.</summary>
    public int? Depth { get; init; }

    /// <summary>The largest number of leaves of a tree, from 2. Null: chosen by training.</summary>
    public int? Leaves { get; init; }

    /// <summary>Above 0. Null: chosen by training.</summary>
    public double? LearningRate { get; init; }

    /// <summary>The least rows of a leaf, from 1. Null: chosen by training.</summary>
    public int? MinRowsPerLeaf { get; init; }

    /// <summary>Null: no early stopping.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>Threads to train with; 0 for all cores.</summary>
    public int Threads { get; init; }
}
