using Slipway.Models;
using Slipway.Reports;
using Slipway.Reports.Data;

namespace Slipway.Tests.Reports;

/// <summary>A model's metadata with what training knows beyond it.</summary>
internal sealed record SampleModel(Metadata Metadata, ReportInputs Inputs)
{
    public ReportData Report() => ReportBuilder.Build(Metadata, Inputs);

    public byte[] Html()
    {
        using var stream = new MemoryStream();
        ReportWriter.Write(Report(), stream);
        return stream.ToArray();
    }
}
