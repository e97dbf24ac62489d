using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Cli.Results;
using Slipway.Exports;
using Slipway.Exports.Onnx;
using Slipway.Exports.Sql;
using Slipway.Images;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Projects.Reading;
using Slipway.Sources;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway export</c>: a model as SQL or as an ONNX file.</summary>
internal sealed class ExportCommand : SlipwayCommand
{
    private readonly ProjectOptions _project = new(ProjectUse.Export);

    private readonly Option<string> _sql = new("--sql") { Description = "Prints the model as SQL of this database: sqlite, mysql (MariaDB too) or postgresql.", HelpName = "DATABASE" };

    private readonly Option<string> _onnx = new Option<string>("--onnx") { Description = "Writes the model as an ONNX file.", HelpName = "FILE" }.WithText("a file's path");

    private readonly Option<string> _form = new("--as")
    {
        Description = "What the SQL is: a query, a view of it, or a function of one row's features. Default: select.",
        HelpName = "select|view|function",
        DefaultValueFactory = _ => "select",
    };

    private readonly Option[] _rows;

    private readonly Option<string> _name = new Option<string>("--name") { Description = "The view's or function's name; a point parts a schema from it.", HelpName = "NAME" }.WithText("a name");

    public ExportCommand(Terminal terminal)
        : base("export", "Writes a model in a form that others run: SQL that predicts in the database, or an ONNX file.", terminal)
    {
        _sql.AcceptOnlyFromAmong("sqlite", "mysql", "postgresql");
        _form.AcceptOnlyFromAmong("select", "view", "function");
        Add("Form", _sql, _onnx);
        _rows = [.. _project.For(ProjectKeys.Predict.Table, ProjectKeys.Predict.Query, ProjectKeys.PredictKey)];
        Add("SQL", [.. _rows, _form, _name]);
        Add("Model", _project.For(ProjectKeys.ModelDirectory, ProjectKeys.ModelFile, ProjectKeys.MetadataFile));
        Examples =
        [
            "slipway export --sql postgresql --table boston_housing_price --key id",
            "slipway export --sql mysql --table boston_housing_price --key id --as view --name boston_predictions > boston_predictions.sql",
            "slipway export --sql postgresql --as function --name boston_price",
            "slipway export --onnx boston.onnx",
        ];
    }

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RequireOneForm(parsed);
        var project = _project.Read(parsed);
        return parsed.GetValue(_onnx) is { } path
            ? WriteOnnxAsync(project.Model, path, cancellationToken)
            : WriteSqlAsync(project.Model, OptionsFor(parsed, project), cancellationToken);
    }

    private void RequireOneForm(ParseResult parsed)
    {
        var isOnnx = parsed.GetValue(_onnx) is not null;
        var fault = (parsed.GetValue(_sql) is not null) == isOnnx
            ? "Say what the model is to become, one of both: --sql DATABASE or --onnx FILE."
            : isOnnx && _rows.Concat([_form, _name]).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } unused
                ? $"{unused.Name} is for SQL: an ONNX file has none. Leave it out."
                : null;
        if (fault is not null)
        {
            throw new SlipwayException(ErrorKind.Usage, fault);
        }
    }

    private SqlExportOptions OptionsFor(ParseResult parsed, Project project)
    {
        var options = new SqlExportOptions(
            parsed.GetValue(_sql) switch
            {
                "sqlite" => DatabaseKind.Sqlite,
                "mysql" => DatabaseKind.MySql,
                _ => DatabaseKind.PostgreSql,
            },
            parsed.GetValue(_form) switch
            {
                "view" => SqlForm.View,
                "function" => SqlForm.Function,
                _ => SqlForm.Select,
            })
        {
            Name = parsed.GetValue(_name),
            From = project.Predict?.From,
            Key = project.Predict?.Key ?? [],
        };
        options.Require();
        return options.Form == SqlForm.Function ? options with { From = null, Key = [] } : options;
    }

    private async Task<int> WriteSqlAsync(ModelLocation location, SqlExportOptions options, CancellationToken cancellationToken)
    {
        var folder = await ReadAsync(location, cancellationToken).ConfigureAwait(false);
        var sql = SqlExporter.Write(folder.Metadata, folder.ReadEstimator(), options);
        Terminal.WriteResult(_ => Terminal.Output.Write(sql), writer => ExportView.Write(writer, sql));
        return 0;
    }

    private async Task<int> WriteOnnxAsync(ModelLocation location, string path, CancellationToken cancellationToken)
    {
        if (path == "-")
        {
            throw new SlipwayException(ErrorKind.Usage, "--onnx: an ONNX file is bytes, which are not for the screen; expected a file's path, found '-'.");
        }

        if (location.HasFile(path))
        {
            throw new SlipwayException(ErrorKind.Usage, $"--onnx: '{path}' is a file of the model itself, which the export would overwrite. Name another file.");
        }

        var folder = await ReadAsync(location, cancellationToken).ConfigureAwait(false);
        var file = OnnxExporter.Write(folder.Metadata, folder.ReadEstimator());

        // A pipe is opened once somebody reads from it, which may be never.
        await Task.Run(() => ExportFile.Write(path, file), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        Terminal.WriteResult(console => ExportView.Write(console, path, folder.Metadata), writer => ExportView.Write(writer, path, folder.Metadata));
        return 0;
    }

    private static Task<ModelFolder> ReadAsync(ModelLocation location, CancellationToken cancellationToken) =>
        ModelPlace.ReadAsync(location.Directory, location, cancellationToken);
}
