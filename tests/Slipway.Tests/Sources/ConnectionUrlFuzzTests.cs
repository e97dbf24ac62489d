using Slipway.Sources;
using Slipway.Tests.Cli;

namespace Slipway.Tests.Sources;

/// <summary>Passwords drawn at random in URLs that were mistyped at random: whatever is said of them, it is not the password.</summary>
public sealed class ConnectionUrlFuzzTests
{
    private const int Rounds = 20_000;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const string Specials = "@:/?#[]%&=+ !$'\"()*,;<>\\^`{|}~-._é€";

    private static readonly string[] Patterns =
    [
        "mysql+mysqlconnector://ada:{0}@db/shop", "mariadb://ada:{0}@db:3307/shop?charset=utf8mb4", "postgresql+psycopg2://ada:{0}@[::1]:5433/shop?sslmode=require",
        "postgres://:{0}@/shop?host=/tmp", "mysql://ada:{0}@db", "ada:{0}@db/shop",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_message_repeats_a_password(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var password = Password(random);
            var url = Mistype(string.Format(null, Patterns[random.Next(Patterns.Length)], random.Next(2) == 0 ? password : Uri.EscapeDataString(password)), random);

            var shown = Shown(url);

            Assert.False(Holds(shown, password), $"seed {seed}, round {round}: {url}\n{shown}");
        }
    }

    [Theory]
    [InlineData("predict", "--database", "{0}", "--table", "t", "--key", "id")]
    [InlineData("predict", "--databse", "{0}")]
    [InlineData("predict", "--databse={0}")]
    [InlineData("predict", "{0}")]
    [InlineData("{0}")]
    [InlineData("check", "--table", "{0}")]
    [InlineData("check", "--set", "databse={0}", "--table", "t")]
    [InlineData("check", "--set", "database={0}", "--table", "t")]
    [InlineData("check", "--set", "{0}", "--table", "t")]
    [InlineData("train", "--set", "train.trees={0}", "--table", "t", "--target", "x")]
    [InlineData("predict", "--into", "{0}", "--table", "t", "--key", "id", "--database", "x.db")]
    [InlineData("show", "{0}")]
    [InlineData("runs", "--database", "x.db", "{0}")]
    public async Task No_command_line_fault_repeats_a_password(params string[] arguments)
    {
        const int Seed = 4;
        var random = new Random(Seed);
        for (var round = 0; round < 40; round++)
        {
            var password = Password(random);
            var url = string.Format(null, Patterns[round % Patterns.Length], password);

            var ended = await Invocation.RunAsync([.. arguments.Select(argument => argument.Replace("{0}", url, StringComparison.Ordinal))]);

            Assert.NotEqual(0, ended.ExitCode);
            Assert.NotEqual(1, ended.ExitCode);
            Assert.False(Holds(ended.Output + ended.Error, password), $"seed {Seed}, round {round}: {url}\n{ended}");
        }
    }

    private static string Shown(string url)
    {
        try
        {
            var parsed = ConnectionUrl.Parse(url);
            return $"{parsed} {parsed.Describe()} {parsed.Server}";
        }
        catch (SlipwayException fault)
        {
            return fault.ToString().Split("   at ")[0];
        }
    }

    private static bool Holds(string text, string password) =>
        text.Contains(password, StringComparison.OrdinalIgnoreCase) || text.Contains(Uri.EscapeDataString(password), StringComparison.OrdinalIgnoreCase);

    private static string Password(Random random)
    {
        var length = random.Next(8, 20);
        return string.Concat(Enumerable.Range(0, length).Select(i => i % 4 == 0 && random.Next(2) == 0 ? Specials[random.Next(Specials.Length)] : Letters[random.Next(Letters.Length)]));
    }

    /// <summary>At most one slip of the hand: a character left out, added, doubled or changed. After two, a password can look like a host.</summary>
    private static string Mistype(string url, Random random)
    {
        var at = random.Next(url.Length);
        var special = Specials[random.Next(Specials.Length)];
        return random.Next(5) switch
        {
            0 => url.Remove(at, 1),
            1 => url.Insert(at, special.ToString()),
            2 => url.Insert(at, url[at].ToString()),
            3 => url.Remove(at, 1).Insert(at, special.ToString()),
            _ => url,
        };
    }
}
