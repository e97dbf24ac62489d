namespace Slipway.Projects.Reading;

/// <summary>
/// Environment variables, and files in their place: where <c>NAME</c> is not set and <c>NAME_FILE</c> is, it names the file
/// that holds the value, as container secrets are mounted.
/// </summary>
internal sealed class EnvironmentVariables(Func<string, string?> get)
{
    // These two are settings of their own, not the files of MODEL and METADATA.
    private static readonly string[] NamesOfFiles = ["MODEL_FILE", "METADATA_FILE"];

    /// <summary>The value; null where there is none or, with a <paramref name="fault"/>, where its file can't be read.</summary>
    public string? Find(string name, out string? fault)
    {
        fault = null;
        var fileVariable = name + "_FILE";
        if (get(name) is { Length: > 0 } value)
        {
            return value;
        }

        if (NamesOfFiles.Contains(fileVariable) || get(fileVariable) is not { Length: > 0 } path)
        {
            return get(name);
        }

        try
        {
            return WithoutTrailingNewline(File.ReadAllText(path));
        }
        catch (Exception error) when (FileFault.Is(error))
        {
            fault = $"{fileVariable} names the file '{path}', which can't be read";
            return null;
        }
    }

    private static string WithoutTrailingNewline(string text) =>
        text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
}
