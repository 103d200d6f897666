using Extractor.Speed;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // The first Ctrl-C ends after the page at hand; the second ends at once.
    e.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
return await SpeedApp.RunAsync(args, Console.Out, Console.Error, stop.Token);
