namespace Slipway.Pipelines.Init;

/// <summary>What a target asks for, and by what that is seen.</summary>
/// <param name="Kind">Null where the rows that were looked at do not tell.</param>
/// <param name="Reason">In words.</param>
internal sealed record FoundTask(TaskKind? Kind, string Reason);
