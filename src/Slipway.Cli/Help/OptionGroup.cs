using System.CommandLine;

namespace Slipway.Cli.Help;

/// <summary>Options that help shows under one title.</summary>
internal sealed record OptionGroup(string Title, IReadOnlyList<Option> Options);
