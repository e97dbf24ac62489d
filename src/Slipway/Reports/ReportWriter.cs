using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Slipway.Reports.Data;

namespace Slipway.Reports;

/// <summary>
/// Writes <c>report.html</c>: one file with style, scripts and data inside, which asks for nothing else. Its
/// content security policy forbids every request, and every script but its own by their hashes.
/// </summary>
internal static class ReportWriter
{
    private static readonly string[] Scripts = ["dom.js", "text.js", "theme.js", "charts.js", "regression.js", "classification.js", "general.js", "features.js", "report.js"];

    /// <summary>Writes UTF-8 without a byte order mark; equal data gives equal bytes. Leaves the stream open.</summary>
    public static void Write(ReportData data, Stream stream)
    {
        var style = Resource("report.css") + Resource("media.css");
        var library = $"/*\n{Resource("chart.js/LICENSE.md").Trim()}\n*/\n{WithoutSourceMap(Resource("chart.js/chart.umd.min.js"))}";
        var script = "\"use strict\";\n" + string.Concat(Scripts.Select(Resource));
        var policy = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
            + $"style-src {Hash(style)}; script-src {Hash(library)} {Hash(script)}";

        // Cut rather than replaced, so that no text put in is searched for the next mark.
        var parts = Resource("report.html").Split("{{", StringSplitOptions.None);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.Write(parts[0]);
        foreach (var part in parts.AsSpan(1))
        {
            var end = part.IndexOf("}}", StringComparison.Ordinal);
            writer.Write(part[..end] switch
            {
                "policy" => policy,
                "title" => WebUtility.HtmlEncode($"{data.Name}: model report"),
                "summary" => WebUtility.HtmlEncode(Summary(data)),
                "style" => style,
                "library" => library,
                "script" => script,
                "data" => JsonSerializer.Serialize(data, ReportJsonContext.Default.ReportData),
                var unknown => throw new InvalidOperationException($"report.html has the unknown mark {unknown}."),
            });
            writer.Write(part[(end + 2)..]);
        }
    }

    private static string Summary(ReportData data) =>
        string.Join(' ', new[] { data.Verdict.Title + ".", data.Verdict.Detail, data.Verdict.Warning }.Where(text => !string.IsNullOrEmpty(text)));

    private static string WithoutSourceMap(string script) =>
        script.LastIndexOf("//# sourceMappingURL=", StringComparison.Ordinal) is >= 0 and var at ? script[..at] : script;

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Resource(string name)
    {
        using var stream = typeof(ReportWriter).Assembly.GetManifestResourceStream("Slipway.Reports/" + name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // A browser hashes what it parsed, in which every line ends with a line feed alone.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
