using System.Text;

namespace Slipway.IntegrationTests.Servers.Safety;

public sealed class SecretSearchTests
{
    private const string Secret = "p@s:0123/%é";

    [Theory]
    [InlineData("the password is p@s:0123/%é!")]
    [InlineData("mysql://root:p%40s%3A0123%2F%25%C3%A9@h/d")]
    [InlineData("mysql://root:p%40s%3a0123%2f%25%c3%a9@h/d")]
    [InlineData("base64:user:p@s:0123/%é")]
    [InlineData("base64:root:p@s:0123/%é and more")]
    [InlineData("base64:p@s:0123/%é")]
    public void A_planted_secret_is_found(string text)
    {
        var planted = text.StartsWith("base64:", StringComparison.Ordinal) ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text["base64:".Length..])) : text;

        var found = new SecretSearch(Secret).Find([("here", Encoding.UTF8.GetBytes(planted))]);

        Assert.Single(found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("p@s:0123")]
    [InlineData("mysql://root@h/d")]
    public void What_holds_no_secret_is_clean(string text)
    {
        var found = new SecretSearch(Secret).Find([("here", Encoding.UTF8.GetBytes(text))]);

        Assert.Empty(found);
    }
}
