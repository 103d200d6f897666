using System.Runtime.InteropServices;
using Extractor.Fuzz;

using var stop = new CancellationTokenSource();

void Stop(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

return FuzzApp.Run(args, Console.Out, Console.Error, stop.Token);
