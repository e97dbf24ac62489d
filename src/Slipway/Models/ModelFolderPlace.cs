using System.Text.Json;
using Slipway.Projects;

namespace Slipway.Models;

/// <summary>Where a model folder is to be written, and whether it may.</summary>
internal sealed class ModelFolderPlace
{
    private readonly ModelLocation _location;
    private readonly string _target;

    public ModelFolderPlace(ModelLocation location)
    {
        _location = location;

        // A link stays, and leads to the new model.
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(location.Directory));
        try
        {
            _target = new DirectoryInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
        }
        catch (IOException fault)
        {
            throw NotWritable(fault);
        }
    }

    /// <summary>Makes a temporary folder where <see cref="Replace"/> would make one, and removes it.</summary>
    /// <exception cref="SlipwayException">The folder can't be written, or files of others would be written over.</exception>
    public void RequireWritable()
    {
        RequireFree();
        var parent = Path.GetDirectoryName(_target) ?? _target;
        while (!Directory.Exists(parent) && Path.GetDirectoryName(parent) is { } above)
        {
            parent = above;
        }

        var temporary = TemporaryPath(Path.Combine(parent, Path.GetFileName(_target)));
        try
        {
            Directory.CreateDirectory(temporary);
            Directory.Delete(temporary);
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw NotWritable(fault);
        }
    }

    /// <summary>Has the folder's files written into a temporary one beside it, which then takes its place as <see cref="FolderSwap"/> says.</summary>
    /// <param name="write">Writes the files into the folder whose path it is given.</param>
    /// <exception cref="SlipwayException">The folder can't be written, or files of others would be written over.</exception>
    public void Replace(Action<string> write)
    {
        RequireFree();
        var temporary = TemporaryPath(_target);
        try
        {
            Directory.CreateDirectory(temporary);
            write(temporary);
            FolderSwap.Replace(_target, temporary, first: _location.MetadataFile);
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw NotWritable(fault);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    // Whose a model is, its metadata say: a model.txt alone may be the one that somebody trained and means to import.
    private void RequireFree()
    {
        if (File.Exists(_target))
        {
            throw new SlipwayException(
                ErrorKind.Storage, $"The model folder '{_location.Directory}' can't be written: it is a file. Name a folder by --model-dir or MODEL_DIR.");
        }

        var (metadata, model, report) = (_location.MetadataPath, _location.ModelPath, _location.ReportPath);
        var foreign = File.Exists(metadata) ? (IsOfOthers(metadata) ? metadata : null) : File.Exists(model) ? model : File.Exists(report) ? report : null;
        if (foreign is not null)
        {
            throw new SlipwayException(
                ErrorKind.Usage,
                $"'{foreign}' would be written over, and {(foreign == metadata ? "is no file of a model of Slipway's" : $"no {_location.MetadataFile} beside it says that it is a model's of Slipway")}. "
                + "If it is an earlier model's, delete it; else move it, or take another folder for the model.");
        }
    }

    private bool IsOfOthers(string metadata)
    {
        try
        {
            var bytes = File.ReadAllBytes(metadata);
            try
            {
                using var json = JsonDocument.Parse(bytes);
                return json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("digest"u8, out _);
            }
            catch (JsonException)
            {
                // What is damaged may have been a model's, and a new model is the remedy.
                return bytes.AsSpan().IndexOf("\"format\":"u8) < 0 && bytes.AsSpan().IndexOf("\"digest\":"u8) < 0;
            }
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw NotWritable(fault);
        }
    }

    private static string TemporaryPath(string target) => $"{target}.new-{Environment.ProcessId}";

    private SlipwayException NotWritable(Exception fault) =>
        new(ErrorKind.Storage, $"The model folder '{_location.Directory}' can't be written: {FileFault.Reason(fault)}", fault);
}
