using System.Text;

namespace Slipway.IntegrationTests.Servers.Safety;

/// <summary>Finds a secret in text and bytes: as it is, percent-encoded in any of its spellings, and in base64 wherever it begins.</summary>
internal sealed class SecretSearch
{
    private readonly List<(string Name, byte[] Bytes)> _forms;

    public SecretSearch(string secret)
    {
        var encoded = Uri.EscapeDataString(secret);
        var lower = string.Concat(secret.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : string.Concat(Encoding.UTF8.GetBytes([letter]).Select(code => $"%{code:x2}"))));
        _forms =
        [
            ("raw", Encoding.UTF8.GetBytes(secret)),
            ("UTF-16", Encoding.Unicode.GetBytes(secret)),
            ("percent-encoded", Encoding.UTF8.GetBytes(encoded)),
            ("percent-encoded in small letters", Encoding.UTF8.GetBytes(lower)),
            .. Enumerable.Range(0, 3).Select(offset => ($"base64 after {offset} bytes", Encoding.UTF8.GetBytes(Base64Core(secret, offset)))),
        ];
    }

    /// <summary>The forms, each by its name, as they would be written.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> Forms => _forms;

    /// <summary>Where the secret was written to, and in which form; empty where it was not.</summary>
    /// <param name="written">What was written, each by a name.</param>
    public List<string> Find(IEnumerable<(string Place, byte[] Content)> written) =>
        [.. written.SelectMany(item => _forms.Where(form => item.Content.AsSpan().IndexOf(form.Bytes) >= 0).Select(form => $"{form.Name} in {item.Place}"))];

    // The letters that depend on the secret alone, whatever stands before and after it.
    private static string Base64Core(string secret, int offset)
    {
        var bytes = Encoding.UTF8.GetBytes(new string('x', offset) + secret);
        var start = offset == 0 ? 0 : offset + 1;
        return Convert.ToBase64String(bytes)[start..(bytes.Length * 8 / 6)];
    }
}
