using Slipway.Cli;
using Slipway.Cli.Output;

using var termination = new Termination();
return await CommandLine.RunAsync(args, Terminal.OfProcess(), termination).ConfigureAwait(false);
