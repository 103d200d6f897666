using System.Runtime.InteropServices;
using Extractor.CommandLine;

using var stop = new CancellationTokenSource();

// The first Ctrl-C asks the command to stop cleanly; a second one ends the process as usual.
void Stop(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

using var streams = ConsoleStreams.OpenStandard();
return await ConsoleApp.RunAsync(args, streams, stop.Token);
