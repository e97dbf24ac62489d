using Slipway.Sources.Servers;

namespace Slipway.Sources.MySql;

/// <summary>
/// User and password. What the URL leaves out comes, as for MySQL's own client, from <c>~/.my.cnf</c> and then, for the password, from
/// <c>MYSQL_PWD</c>.
/// </summary>
internal sealed record MySqlLogin(string User, Secret? Password)
{
    public static MySqlLogin Find(ServerAddress address)
    {
        var (user, password) = (address.User, address.Password);
        if (user is null || password is null)
        {
            var client = MySqlOptionFile.ReadClient(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".my.cnf"));
            user ??= client.GetValueOrDefault("user");
            password ??= client.TryGetValue("password", out var own) ? new Secret(own)
                : Environment.GetEnvironmentVariable("MYSQL_PWD") is { } variable ? new Secret(variable)
                : null;
        }

        return new MySqlLogin(user ?? Environment.UserName, password);
    }
}
