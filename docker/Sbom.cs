// Writes the software bill of materials (CycloneDX 1.5) of the base image's three folders to standard output. It holds no time and no
// random serial number, so equal inputs give equal bytes.
//   dotnet run docker/Sbom.cs -- REPOSITORY OUTPUT      OUTPUT holds system/, natives/ and program/opt, as build-base makes them
#:property PublishAot=false
#:property NoWarn=$(NoWarn);CS1591

using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: dotnet run docker/Sbom.cs -- REPOSITORY OUTPUT");
    return 2;
}

var (root, output) = (args[0], args[1]);
var version = XDocument.Load(Path.Combine(root, "Directory.Build.props")).Descendants("Version").Single().Value;
var natives = Directory.GetFiles(Path.Combine(output, "natives/opt/slipway")).Select(Path.GetFileName).ToHashSet();

var components = DebianPackages().Concat(NuGetPackages()).Concat(Others()).OrderBy(component => (string?)component["bom-ref"], StringComparer.Ordinal);
var bom = new JsonObject
{
    ["bomFormat"] = "CycloneDX",
    ["specVersion"] = "1.5",
    ["version"] = 1,
    ["metadata"] = new JsonObject
    {
        ["component"] = Component("container", "slipway", version, $"pkg:generic/slipway@{version}", "Apache-2.0"),
    },
    ["components"] = new JsonArray([.. components]),
};

using var stream = Console.OpenStandardOutput();
using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
{
    bom.WriteTo(writer);
}

stream.Write("\n"u8);
return 0;

// Those of base.lock that the system folder has an entry of; the folder of a variant has fewer.
IEnumerable<JsonObject> DebianPackages() =>
    from line in File.ReadLines(Path.Combine(root, "docker/base.lock"))
    let fields = line.Split(' ')
    where fields.Length == 5 && File.Exists(Path.Combine(output, "system/var/lib/dpkg/status.d", fields[0]))
    let purl = $"pkg:deb/debian/{Uri.EscapeDataString(fields[0])}@{Uri.EscapeDataString(fields[1])}?arch={fields[2]}&distro=debian-12"
    select Component("library", fields[0], fields[1], purl, DebianLicence(fields[0]), ("SHA-256", fields[3]));

// What the packages' copyright files say of the files taken here; those files are in the image too.
static string? DebianLicence(string package) => package switch
{
    "libc6" => "LGPL-2.1-or-later",
    "libgcc-s1" or "libstdc++6" or "libgomp1" or "gcc-12-base" => "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libssl3" => "Apache-2.0",
    "ca-certificates" => "MPL-2.0",
    "base-files" => "GPL-2.0-or-later",
    _ => null,
};

// What the restore resolved for the native program, less what only builds it.
IEnumerable<JsonObject> NuGetPackages()
{
    using var assets = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "artifacts/obj/Slipway.Cli/project.assets.json")));
    var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToArray();
    var libraries = assets.RootElement.GetProperty("libraries");
    var target = assets.RootElement.GetProperty("targets").EnumerateObject().Single(target => target.Name.EndsWith("/linux-x64", StringComparison.Ordinal));
    var packages = new List<JsonObject>();
    foreach (var package in target.Value.EnumerateObject())
    {
        var library = libraries.GetProperty(package.Name);
        var (name, number) = (package.Name.Split('/')[0], package.Name.Split('/')[1]);
        var isInProgram = package.Value.TryGetProperty("runtime", out _) || package.Value.TryGetProperty("native", out _);
        if (library.GetProperty("type").GetString() != "package" || !isInProgram || (name == "LightGBM" && !natives.Contains("lib_lightgbm.so")))
        {
            continue;
        }

        packages.Add(NuGetPackage(name, number, folders));
    }

    // .NET's class library and runtime are compiled into the program, from a package that the restore only downloads.
    const string runtime = "Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64";
    var downloads = assets.RootElement.GetProperty("project").GetProperty("frameworks").GetProperty("net10.0").GetProperty("downloadDependencies");
    var range = downloads.EnumerateArray().Single(download => download.GetProperty("name").GetString() == runtime).GetProperty("version").GetString()!;
    packages.Add(NuGetPackage(runtime, range.Trim('[', ']').Split(',')[0], folders));
    return packages;
}

static JsonObject NuGetPackage(string name, string number, string[] folders)
{
    var (id, file) = (name.ToLowerInvariant(), $"{name.ToLowerInvariant()}.{number.ToLowerInvariant()}.nupkg.sha512");
    var folder = folders.Select(folder => Path.Combine(folder, id, number.ToLowerInvariant())).First(Directory.Exists);
    var digest = Convert.ToHexStringLower(Convert.FromBase64String(File.ReadAllText(Path.Combine(folder, file)).Trim()));
    return Component("library", name, number, $"pkg:nuget/{name}@{number}", NuGetLicence(Path.Combine(folder, id + ".nuspec")), ("SHA-512", digest));
}

// Two packages carry their licence's text instead of its name.
static string? NuGetLicence(string nuspec)
{
    var licence = XDocument.Load(nuspec).Descendants().FirstOrDefault(element => element.Name.LocalName == "license");
    return (string?)licence?.Attribute("type") == "expression" ? licence!.Value : Path.GetFileNameWithoutExtension(nuspec) switch
    {
        "sourcegear.sqlite3" => "Apache-2.0",
        "sylvan.data.csv" => "MIT",
        _ => null,
    };
}

// The native libraries as files, Slipway's own too, and what is in the program without being a package.
IEnumerable<JsonObject> Others()
{
    var packages = XDocument.Load(Path.Combine(root, "Directory.Packages.props")).Descendants("PackageVersion")
        .ToDictionary(package => (string)package.Attribute("Include")!, package => (string)package.Attribute("Version")!);
    if (natives.Contains("lib_lightgbm.so"))
    {
        yield return Native("natives", "lib_lightgbm.so", "LightGBM", packages["LightGBM"], $"pkg:github/lightgbm-org/LightGBM@v{packages["LightGBM"]}", "MIT");
    }

    var sqlite = packages["SourceGear.sqlite3"];
    yield return Native("natives", "libe_sqlite3.so", "SQLite", sqlite, $"pkg:generic/sqlite@{sqlite}", "blessing");
    foreach (var kernel in Directory.GetFiles(Path.Combine(output, "program/opt/slipway"), "libslipway-*.so"))
    {
        var name = Path.GetFileNameWithoutExtension(kernel);
        yield return Native("program", Path.GetFileName(kernel), name, version, $"pkg:generic/{name}@{version}", "Apache-2.0");
    }

    var chart = File.ReadLines(Path.Combine(root, "src/Slipway/Reports/vendor/chart.js/chart.umd.min.js"))
        .Take(5).Select(line => line.Split(" Chart.js v")).Single(parts => parts.Length == 2)[1].Trim();
    yield return Component("library", "chart.js", chart, $"pkg:npm/chart.js@{chart}", "MIT");
}

JsonObject Native(string layer, string file, string name, string number, string purl, string licence)
{
    var digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(output, layer, "opt/slipway", file))));
    var component = Component("library", name, number, purl, licence, ("SHA-256", digest));
    component["properties"] = new JsonArray(new JsonObject { ["name"] = "slipway:file", ["value"] = $"/opt/slipway/{file}" });
    return component;
}

static JsonObject Component(string type, string name, string version, string purl, string? licence, (string Algorithm, string Digest)? hash = null)
{
    var component = new JsonObject
    {
        ["type"] = type,
        ["bom-ref"] = purl,
        ["name"] = name,
        ["version"] = version,
    };
    if (hash is var (algorithm, digest))
    {
        component["hashes"] = new JsonArray(new JsonObject { ["alg"] = algorithm, ["content"] = digest });
    }

    if (licence is not null)
    {
        component["licenses"] = new JsonArray(new JsonObject { ["expression"] = licence });
    }

    component["purl"] = purl;
    return component;
}
