using Slipway.Sources.Servers;

namespace Slipway.Sources.MySql;

/// <summary>
/// User and password. What the URL leaves out comes, as for MySQL's own client, from the <c>[client]</c> part of <c>~/.my.cnf</c> and then,
/// for the password, from <c>MYSQL_PWD</c>.
/// </summary>
internal sealed record MySqlLogin(string User, Secret? Password)
{
    public static MySqlLogin Find(ServerAddress address)
    {
        var (user, password) = (address.User, address.Password);
        if (user is null || password is null)
        {
            var client = ReadOptionFile(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".my.cnf"));
            user ??= client.GetValueOrDefault("user");
            password ??= client.TryGetValue("password", out var own) ? new Secret(own)
                : Environment.GetEnvironmentVariable("MYSQL_PWD") is { } variable ? new Secret(variable)
                : null;
        }

        return new MySqlLogin(user ?? Environment.UserName, password);
    }

    // https://dev.mysql.com/doc/refman/8.0/en/option-files.html
    private static Dictionary<string, string> ReadOptionFile(string path)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] lines;
        try
        {
            lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return options;
        }

        var isClient = false;
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line.StartsWith('['))
            {
                isClient = line is "[client]" or "[client-server]" or "[client-mariadb]";
            }
            else if (isClient && line.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 && line[0] is not ('#' or ';'))
            {
                options[line[..equals].TrimEnd()] = Unquote(line[(equals + 1)..].TrimStart());
            }
        }

        return options;
    }

    private static string Unquote(string value) =>
        value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value;
}
