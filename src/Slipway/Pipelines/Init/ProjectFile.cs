using System.Text;

namespace Slipway.Pipelines.Init;

/// <summary>Puts the project file on disk: all of it, or nothing.</summary>
internal static class ProjectFile
{
    /// <exception cref="SlipwayException">There is one that must not be replaced.</exception>
    public static void RequireWritable(InitOptions options)
    {
        if (Directory.Exists(options.ProjectFile))
        {
            throw new SlipwayException(ErrorKind.Usage, $"'{options.ProjectFile}' is a folder; expected a project file's name.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(options.ProjectFile)) is { } folder && !Directory.Exists(folder))
        {
            throw new SlipwayException(
                ErrorKind.Storage, $"The project file '{options.ProjectFile}' can't be written: there is no folder '{folder}'. Make it first.");
        }

        if (!options.Replaces && File.Exists(options.ProjectFile))
        {
            throw IsThere(options.ProjectFile);
        }
    }

    /// <exception cref="SlipwayException">It can't be written, or another has just been put there.</exception>
    public static void Write(InitResult result)
    {
        var path = Path.GetFullPath(result.Options.ProjectFile);
        var temporary = $"{path}.new-{Environment.ProcessId}";
        try
        {
            File.WriteAllText(temporary, ProjectFileText.Compose(result), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, path, result.Options.Replaces);
        }
        catch (IOException) when (!result.Options.Replaces && File.Exists(path))
        {
            throw IsThere(result.Options.ProjectFile);
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw new SlipwayException(ErrorKind.Storage, $"The project file '{result.Options.ProjectFile}' can't be written: {FileFault.Reason(fault)}", fault);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static SlipwayException IsThere(string path) => new(
        ErrorKind.Usage, $"There is a project file '{path}' already. Replace it with --force, or write another with --project FILE.");
}
