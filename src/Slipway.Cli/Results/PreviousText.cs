using System.Text.Json;
using Slipway.Pipelines.Train;

namespace Slipway.Cli.Results;

/// <summary>What is said of the model that a new one takes the place of.</summary>
internal static class PreviousText
{
    public static string Of(PreviousScore previous, double own) =>
        $"On the same test rows the previous model ({previous.Place}) has a {Figures.Words(previous.Metric)} of {Figures.Measure(previous.Value)}, this one {Figures.Measure(own)}.";

    public static void Write(Utf8JsonWriter writer, PreviousScore? previous)
    {
        if (previous is null)
        {
            return;
        }

        writer.WriteStartObject("previous");
        writer.WriteString("place", previous.Place);
        writer.WriteString("model", previous.Name);
        writer.WriteString("model_digest", previous.Digest);
        writer.WriteNumber(previous.Metric, previous.Value);
        writer.WriteEndObject();
    }
}
