namespace Slipway.Projects.Reading;

/// <summary>The keys of a section that say which rows it reads.</summary>
internal sealed class QueryKeys(string section, string purpose)
{
    public string Section { get; } = section;

    public ProjectKey<string> Table { get; } = new($"{section}.table", Forms.Name("a table's name"))
    {
        Meaning = $"The table (or view) to {purpose}.", Default = "none", Example = "boston_housing", Flag = "--table", FlagValue = "TABLE",
    };

    public ProjectKey<string> Query { get; } = new($"{section}.query", Forms.Text("a SELECT statement"))
    {
        Meaning = $"A SELECT statement for the rows to {purpose}.", Default = "none", Example = "SELECT * FROM boston_housing",
        Flag = "--query", FlagValue = "SQL",
    };

    public ProjectKey<string> File { get; } = new($"{section}.file", Forms.Name("a file's path"))
    {
        Meaning = $"A CSV or TSV file to {purpose}, instead of a database.", Default = "none", Example = "boston.csv",
        Flag = "--file", FlagValue = "FILE",
    };
}
