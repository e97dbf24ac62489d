using Slipway.Projects;

namespace Slipway.Manifests;

/// <summary>What must hold of a project that predicts on a cluster: its containers keep no files, and one variable says where the database is.</summary>
internal static class ClusterRules
{
    // Stands for the server in the URL that a secret of the cluster holds: a host that there can't be (RFC 2606).
    private const string Host = "database-url.invalid";

    /// <summary>Holds the project against the manifests. Where there is no project file, there is nothing to hold: the image has its own.</summary>
    /// <exception cref="SlipwayException">The project can't work there; the message has a line for each reason.</exception>
    public static void Require(ProjectInput input)
    {
        var file = input.File ?? ProjectInput.DefaultFile;
        if (input.File is null && !File.Exists(Path.Combine(input.WorkingDirectory, file)))
        {
            return;
        }

        var project = Read(input);
        string[] faults = [.. Faults(project, project.Predict!).Select(fault => $"{file}: {fault}")];
        if (faults.Length > 0)
        {
            throw new SlipwayException(ErrorKind.Usage, string.Join('\n', faults));
        }
    }

    // As predict will in a container.
    private static Project Read(ProjectInput input)
    {
        try
        {
            return ProjectReader.Read(input with
            {
                Use = ProjectUse.Predict,
                Environment = name => name == ProjectReader.DatabaseVariable ? $"mysql://{Host}/database" : input.Environment(name),
            });
        }
        catch (SlipwayException fault)
        {
            throw new SlipwayException(fault.Kind, $"The manifest would run slipway predict, which refuses the project:\n{fault.Message}", fault);
        }
    }

    private static IEnumerable<string> Faults(Project project, PredictOptions predict)
    {
        if (predict.From.File is { } rows)
        {
            yield return $"predict.file: the containers of a cluster do not have the file '{rows}'; expected rows of a database server. Load it into a table with slipway load, and name that as predict.table.";
        }

        if (predict.Into is not PredictionTarget.Table)
        {
            yield return $"predict.into: predictions {(predict.Into is PredictionTarget.File sink ? $"in the file '{sink.Path}'" : "on the screen")} would be lost with their container; expected a table. Name it as predict.into.";
        }

        var into = (predict.Into as PredictionTarget.Table)?.Database;
        if (into is { Server: null })
        {
            yield return $"predict.into.database: {into.Describe()} would be lost with its container; expected a database server. Write ${{{ProjectReader.DatabaseVariable}}}, or leave it out for the database of the rows.";
        }

        if (project.Database is { } database && IsUsed(predict) && database.Server?.Host != Host)
        {
            yield return $"database: found {database.Describe()}, whatever {ProjectReader.DatabaseVariable} says; expected the database server that the manifest names by this variable. Write ${{{ProjectReader.DatabaseVariable}}}, or ${{{ProjectReader.DatabaseVariable}:-URL}} with what stands there now as the URL.";
        }
    }

    private static bool IsUsed(PredictOptions predict) => predict.From.File is null || predict.Into is PredictionTarget.Table { Database: null };
}
