using Extractor.Quality;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // The first Ctrl-C ends what runs in good order, child processes too; the second ends at once.
    e.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
return await QualityApp.RunAsync(args, Console.Out, Console.Error, stop.Token);
