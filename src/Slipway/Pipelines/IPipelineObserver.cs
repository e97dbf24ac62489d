namespace Slipway.Pipelines;

/// <summary>Hears how a pipeline gets on; whoever started it shows that to people.</summary>
internal interface IPipelineObserver
{
    /// <summary>May be called often and from several threads.</summary>
    void Report(PipelineProgress progress);

    /// <summary>Something worth knowing: one sentence.</summary>
    void Note(string message);

    /// <summary>Something to look into: one sentence.</summary>
    void Warn(string message);
}
