namespace Slipway.Projects;

/// <summary>What a project is read for, which settles what it must say.</summary>
internal enum ProjectUse
{
    /// <summary>Training: the <c>train:</c> section is needed.</summary>
    Train,

    /// <summary>Importing a model: the source, key and target of the <c>train:</c> section are needed.</summary>
    Import,

    /// <summary>Predicting: the <c>predict:</c> section is needed.</summary>
    Predict,

    /// <summary>Holding rows against the contract: the source of the <c>predict:</c> section is needed, its sink is not.</summary>
    Check,

    /// <summary>Showing a model, or checking that it is whole: nothing is needed but its folder.</summary>
    Show,

    /// <summary>Exporting a model: nothing is needed but its folder, and what a <c>predict:</c> section says of rows and key is taken without a database.</summary>
    Export,

    /// <summary>Showing the runs: the database that predictions are written to is needed.</summary>
    Runs,

    /// <summary>Loading a file: only the database matters, and the command checks that it has one.</summary>
    Load,

    /// <summary>Writing a project file: none is read, and only the database and the name matter.</summary>
    Init,
}
