using System.Text;
using Slipway.Images;
using Slipway.Tests.Models;

namespace Slipway.Tests.Images;

public sealed class ModelSbomTests
{
    private static readonly string Sbom = Encoding.UTF8.GetString(
        ModelSbom.Compose(SampleImage.WithSbom(), SampleMetadata.Create() with { Digest = $"sha256:{new string('a', 64)}" })!);

    [Fact]
    public void The_bill_of_materials_is_as_its_schema_wants_it() => Assert.Empty(Faults(Sbom));

    [Theory]
    [InlineData("machine-learning-model", "model")]
    [InlineData("\"SHA-256\"", "\"SHA256\"")]
    [InlineData("\"modelCard\"", "\"card\"")]
    [InlineData("\"performanceMetrics\": [", "\"performanceMetrics\": [ 1,")]
    [InlineData("\"value\": \"0.3333333333333333\"", "\"value\": 0.3333333333333333")]
    [InlineData("\"bomFormat\"", "\"format\"")]
    public void The_schema_refuses_a_mistake(string right, string wrong)
    {
        Assert.Contains(right, Sbom, StringComparison.Ordinal);

        Assert.NotEmpty(Faults(Sbom.Replace(right, wrong, StringComparison.Ordinal)));
    }

    private static IReadOnlyList<string> Faults(string bom) => CycloneDx.Faults(Encoding.UTF8.GetBytes(bom));
}
