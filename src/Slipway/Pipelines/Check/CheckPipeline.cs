using Slipway.Features;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Sources;

namespace Slipway.Pipelines.Check;

/// <summary>Holds the rows of a query against a model's data contract, and predicts nothing.</summary>
internal sealed class CheckPipeline(Project project, DataQuery from, IPipelineObserver observer)
{
    /// <exception cref="SlipwayException">
    /// The source can't be read, or its columns break the contract's structure. Values that break it are in the report.
    /// </exception>
    public async Task<ContractReport> RunAsync(CancellationToken cancellationToken)
    {
        var metadata = ModelFolder.Read(project.Model).Metadata;
        await using var source = SourceFactory.Open(from, project.Database, metadata.Features);
        var request = SourceFactory.Request(from);
        await using var reader = await source.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        var binding = FeatureBinding.Bind(metadata.Features, reader.Schema, request.Describe());
        return await ContractPass.RunAsync(reader, metadata, binding, observer, cancellationToken).ConfigureAwait(false);
    }
}
