using System.Globalization;

namespace Slipway.Training;

/// <summary>The time that goes into a model.</summary>
internal static class Clock
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Now, in UTC, or what <c>SOURCE_DATE_EPOCH</c> (seconds since 1970) says, for builds that are to be repeated.</summary>
    /// <exception cref="SlipwayException"><c>SOURCE_DATE_EPOCH</c> is set and no number.</exception>
    public static string Created()
    {
        var epoch = Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH");
        if (string.IsNullOrEmpty(epoch))
        {
            return DateTime.UtcNow.ToString(Format, CultureInfo.InvariantCulture);
        }

        return long.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? DateTime.UnixEpoch.AddSeconds(seconds).ToString(Format, CultureInfo.InvariantCulture)
            : throw new SlipwayException(ErrorKind.Usage, $"SOURCE_DATE_EPOCH is '{epoch}'; expected seconds since 1970, such as 1767225600.");
    }
}
