using System.Security.Cryptography;
using System.Text;
using Slipway.Images.Format;
using Slipway.Manifests;
using Slipway.Projects;
using Slipway.Sinks.Files;
using Slipway.Sources;

namespace Slipway.Pipelines.Init;

/// <summary>What a project's folder needs to become a container beside a database. Files that are there stay, but for those that are to be replaced.</summary>
internal static class ContainerFiles
{
    private const int PasswordBytes = 24;

    // Compose hands the file over as it is here, and the image's user is neither its owner nor of its group.
    private const UnixFileMode PasswordMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes them beside the project file; for a project file that is not the working folder's own, nothing.</summary>
    /// <returns>Those that were written.</returns>
    /// <exception cref="SlipwayException">One can't be written.</exception>
    public static IReadOnlyList<string> Write(InitResult result)
    {
        if (result.Options.ProjectFile != ProjectInput.DefaultFile)
        {
            return [];
        }

        var image = ImageName.OfModel(result.Name);
        var place = Place(result);
        List<string> written = [];
        Write("Dockerfile", DockerfileText.Compose(image, place), result.Options.Replaces, written);
        Write(".dockerignore", DockerfileText.Ignore(place), result.Options.Replaces, written);
        Write("compose.yaml", ComposeText.Compose(image, result.Options.Database?.Kind ?? DatabaseKind.MySql), result.Options.Replaces, written);

        // A new password would not open the database that knows the old one.
        Write(ComposeText.PasswordFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PasswordBytes)) + "\n", replaces: false, written);
        Write("secrets/.gitignore", "*\n", replaces: false, written);
        if (written.Contains(ComposeText.PasswordFile) && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(ComposeText.PasswordFile, PasswordMode);
        }

        return written;
    }

    private static TrainingPlace Place(InitResult result) => (result.From.File, result.Options.Database) switch
    {
        ({ } file, _) => TrainingPlace.Of(file, isDatabase: false),
        (_, { Server: null } database) => TrainingPlace.Of(database.Path, isDatabase: true),
        _ => new TrainingPlace.Server(),
    };

    private static void Write(string path, string text, bool replaces, List<string> written)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            if (replaces || !File.Exists(path))
            {
                using var file = new OutputFile(path);
                file.Stream.Write(Encoding.UTF8.GetBytes(text));
                file.Commit();
                written.Add(path);
            }
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw new SlipwayException(ErrorKind.Storage, $"'{path}' can't be written: {FileFault.Reason(fault)}", fault);
        }
    }
}
