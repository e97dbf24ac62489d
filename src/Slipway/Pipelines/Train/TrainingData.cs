using Slipway.Features;
using Slipway.Models;
using Slipway.Training;

namespace Slipway.Pipelines.Train;

/// <summary>What a model is trained and tested on, and what is to be told of it. The rows as they were read are not kept.</summary>
internal sealed record TrainingData
{
    public required SourceRecord Source { get; init; }

    public required Labels Labels { get; init; }

    public required SplitRecord Split { get; init; }

    public required FittedFeatures Fitted { get; init; }

    public required FeatureBinding Binding { get; init; }

    public required EncodedRows Train { get; init; }

    public required EncodedRows Test { get; init; }

    public required ContractStatistics Contract { get; init; }

    /// <summary>The previous model on the test rows; null where there is none to be held against.</summary>
    public PreviousScore? Previous { get; init; }
}
