namespace Slipway.Projects.Reading;

/// <summary>The keys of a section that say which rows it reads.</summary>
internal sealed class QueryKeys(string section, string purpose)
{
    public string Section { get; } = section;

    public ProjectKey<string> Table { get; } = new($"{section}.table", Forms.Name("a table's name"),
        $"The table (or view) to {purpose}.",
        otherwise: "none", example: "boston_housing", flag: "--table TABLE");

    public ProjectKey<string> Query { get; } = new($"{section}.query", Forms.Text("a SELECT statement"),
        $"A SELECT statement for the rows to {purpose}.",
        otherwise: "none", example: "SELECT * FROM boston_housing", flag: "--query SQL");

    public ProjectKey<string> File { get; } = new($"{section}.file", Forms.Name("a file's path"),
        $"A CSV or TSV file to {purpose}, instead of a database.",
        otherwise: "none", example: "boston.csv", flag: "--file FILE");
}
