using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Manifests;

/// <summary>A project's Dockerfile, each line explained: it trains while the image is built, as far as the build can reach the rows.</summary>
internal static class DockerfileText
{
    /// <summary>The files that the build's context must hold; nothing else has to be sent to it.</summary>
    public static IReadOnlyList<string> Context(TrainingPlace place) => place switch
    {
        TrainingPlace.Files files => ["slipway.yaml", .. files.Paths],
        TrainingPlace.Outside => ["slipway.yaml", "model/model.txt", "model/metadata.json"],
        _ => ["slipway.yaml"],
    };

    /// <summary>What <c>.dockerignore</c> says: all but the context's files, so that no secret and no large file goes into a build.</summary>
    public static string Ignore(TrainingPlace place)
    {
        var text = new StringBuilder("# All but what the Dockerfile copies.\n*\n");
        foreach (var path in Context(place))
        {
            text.Append('!').Append(Escape(path, letter => $"\\{letter}")).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The Dockerfile itself.</summary>
    /// <param name="image">What the image is to be called.</param>
    /// <param name="place">Where the rows are that the model learns from.</param>
    public static string Compose(string image, TrainingPlace place) =>
        $"""
        {Usage(image, place)}

        # Slipway's base image: the program and the libraries that it needs, without a shell.
        FROM slipway

        # Where the model is, for training and for every command of the image.
        ENV MODEL_DIR=/model MODEL_FILE=model.txt METADATA_FILE=metadata.json

        {Model(place)}

        # Whether the model's files are whole: 0 or 1.
        HEALTHCHECK CMD ["slipway", "health"]

        # Keeps the container ready for docker exec, and ends at once when it is told to.
        CMD ["standby"]

        """;

    private static string Usage(string image, TrainingPlace place)
    {
        var secret = place is TrainingPlace.Server ? "--secret id=database_url,env=DATABASE_URL " : "";
        var before = place is TrainingPlace.Outside ? "#   slipway train\n" : "";
        var output = place is TrainingPlace.Files { AreDatabase: true } ? " --output -" : "";
        var predict = place is TrainingPlace.Server ? $"docker run --rm -e DATABASE_URL {image} predict" : $"docker run --rm {image} predict{output}";
        return $"{before}#   docker build {secret}-t {image} .\n#   docker run --rm {image} show\n#   {predict}";
    }

    private static string Model(TrainingPlace place) => place switch
    {
        TrainingPlace.Files files => $"""
            # The project, and the rows to learn from.
            {string.Join('\n', Context(files).GroupBy(Folder).Select(group => Copy([.. group], $"/work/{group.Key}")))}

            # Trains, and ends the build where the model does not pass the gate. The image's own user can write nowhere, so root does it.
            USER 0
            RUN ["slipway", "train"]
            USER 10001
            """,
        TrainingPlace.Server => """
            # The project.
            COPY slipway.yaml /work/

            # The database's URL is a secret of the build, in a file that no layer has.
            ARG DATABASE_URL_FILE=/run/secrets/database_url

            # Trains, and ends the build where the model does not pass the gate. The image's own user can write nowhere, so root does it.
            # A database on this machine is reached with docker build --network host.
            USER 0
            RUN --mount=type=secret,id=database_url ["slipway", "train"]
            USER 10001
            """,
        _ => """
            # The project, and the model that slipway train made: its rows lie outside of this folder, where a build can't reach them.
            COPY slipway.yaml /work/
            COPY model/model.txt model/metadata.json /model/
            """,
    };

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    // A pattern's letters stand for themselves in brackets; the form in brackets is needed where a name has a space in it.
    private static string Copy(string[] paths, string target)
    {
        string[] words = [.. paths.Select(path => Escape(path, letter => $"[{letter}]")).Append(target).Select(word => word.Replace("$", "\\$", StringComparison.Ordinal))];
        return words.All(word => word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '/'))
            ? $"COPY {string.Join(' ', words)}"
            : $"COPY [{string.Join(", ", words.Select(word => $"\"{JsonEncodedText.Encode(word, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""))}]";
    }

    private static string Escape(string path, Func<char, string> escaped) => string.Concat(path.Select(letter => letter is '*' or '?' or '[' ? escaped(letter) : $"{letter}"));
}
