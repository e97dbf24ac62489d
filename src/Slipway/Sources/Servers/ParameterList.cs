using System.Globalization;

namespace Slipway.Sources.Servers;

/// <summary>The parameters of a statement that is being put together: @p1, @p2 and so on.</summary>
internal sealed class ParameterList
{
    private readonly List<object> _values = [];

    public object[] Values => [.. _values];

    /// <returns>The parameter's name, as SQL.</returns>
    public string Add(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"@p{_values.Count}");
    }
}
