using Slipway.Projects;
using Slipway.Sources;

namespace Slipway.Exports.Sql;

/// <summary>What SQL is wanted of a model.</summary>
/// <param name="Kind">The database that is to run it.</param>
/// <param name="Form">What it is.</param>
internal sealed record SqlExportOptions(DatabaseKind Kind, SqlForm Form)
{
    /// <summary>The view's or function's name; a point parts a schema from it. Null for a query.</summary>
    public string? Name { get; init; }

    /// <summary>The table or query whose rows are predicted; null for a function.</summary>
    public DataQuery? From { get; init; }

    /// <summary>The columns that go beside the predictions; none for a function.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>Holds them to each other: an option that does not fit would be ignored without a word.</summary>
    /// <exception cref="SlipwayException">One is missing or does not fit.</exception>
    public void Require()
    {
        var fault = Form == SqlForm.Select && Name is not null ? "--name is for a view or a function; expected --as view or --as function beside it."
            : Form != SqlForm.Select && Name is null ? $"--as {(Form == SqlForm.View ? "view" : "function")} makes something that has a name; give it by --name NAME."
            : Form != SqlForm.Function && From is null ? "SQL predicts the rows of a table or a query, and none is named. Give --table, --query, or predict: in slipway.yaml; or take --as function."
            : Form != SqlForm.Function && Key.Count == 0 ? "Beside its prediction a row has its key, and no key is named. Give --key, or predict.key in slipway.yaml."
            : null;
        if (fault is not null)
        {
            throw new SlipwayException(ErrorKind.Usage, fault);
        }
    }
}
