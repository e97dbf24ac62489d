using System.Globalization;

namespace Slipway.Training;

/// <summary>The time that goes into a model or an image.</summary>
internal static class Clock
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Now, in UTC, or what <c>SOURCE_DATE_EPOCH</c> says.</summary>
    /// <exception cref="SlipwayException"><c>SOURCE_DATE_EPOCH</c> is set and no number.</exception>
    public static string Created() => Write(Fixed() ?? DateTimeOffset.UtcNow);

    /// <summary>What <c>SOURCE_DATE_EPOCH</c> (seconds since 1970) says, for builds that are to be repeated; null where it is not set.</summary>
    /// <exception cref="SlipwayException"><c>SOURCE_DATE_EPOCH</c> is set and no number.</exception>
    public static DateTimeOffset? Fixed()
    {
        var epoch = Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH");
        if (string.IsNullOrEmpty(epoch))
        {
            return null;
        }

        return long.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new SlipwayException(ErrorKind.Usage, $"SOURCE_DATE_EPOCH is '{epoch}'; expected seconds since 1970, such as 1767225600.");
    }

    /// <summary>A moment as ISO 8601 in UTC, to the second.</summary>
    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}
