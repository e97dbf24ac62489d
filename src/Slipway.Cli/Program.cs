using Slipway.Cli;
using Slipway.Cli.Output;

ClosedStreams.Fill();
using var termination = new Termination();
return await CommandLine.RunAsync(args, Terminal.OfProcess(), termination).ConfigureAwait(false);
