using System.Diagnostics;
using Extractor.Speed.Report;
using Parquet;

namespace Extractor.Speed.Archive;

/// <summary>An archive of corpus pages, through <c>extractor warc --format parquet</c> as a process of its own, and what came of it.</summary>
internal static class ArchiveRun
{
    private const double MiB = 1024 * 1024;
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);

    public static async Task<int> RunAsync(string corpus, int records, string folder, TextWriter output, CancellationToken token)
    {
        Directory.CreateDirectory(folder);
        var archive = Path.Combine(folder, "corpus.warc.gz");
        var table = Path.Combine(folder, "corpus.parquet");
        var console = FindConsole();
        CorpusArchive.Write(corpus, records, archive, token);

        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [console, "warc", archive, "--format", "parquet", "--output", table]))!;
        var watch = new MemoryWatch(process.Id, table, records);
        var converting = start;
        while (!process.HasExited)
        {
            watch.Look();
            if (watch.Converting == 0) converting = Stopwatch.GetTimestamp();
            await Task.WhenAny(process.WaitForExitAsync(token), Task.Delay(LookInterval, token));
            if (token.IsCancellationRequested) process.Kill();
        }

        token.ThrowIfCancellationRequested();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Printing.Line(output, $"{records} records, {seconds:0.0} s, {records / seconds:0.0} records/s, of it {Stopwatch.GetElapsedTime(converting).TotalSeconds:0.0} s for the table; exit code {process.ExitCode}");
        Printing.Line(output, $"highest resident memory at each tenth of the records, MiB: {string.Join(' ', watch.Tenths.Select(static bytes => Math.Round(bytes / MiB)))}; of the conversion {watch.Converting / MiB:0}");
        Printing.Line(output, $"archive {new FileInfo(archive).Length / MiB:0.0} MiB, table {new FileInfo(table).Length / MiB:0.0} MiB");
        var ids = await IdsAsync(table, token);
        var eachOnce = ids.SequenceEqual(Enumerable.Range(0, records).Select(CorpusArchive.Id), StringComparer.Ordinal);
        Printing.Line(output, $"{ids.Count} rows read back, {(eachOnce ? "each record once, in order" : "NOT each record once")}");
        var levelsOff = watch.LevelsOff;
        if (levelsOff is null) Printing.Line(output, $"fewer than {MemoryWatch.EnoughRecords} records: whether memory levels off is not judged");
        if (levelsOff is false) Printing.Line(output, $"FAILED: the highest memory of the last five tenths is more than {MemoryWatch.MostGrowth:0.0} times that of the first five, or one of them was not seen");
        return eachOnce && levelsOff is not false ? ExitCode.Success : ExitCode.Failed;
    }

    private static async Task<List<string>> IdsAsync(string table, CancellationToken token)
    {
        var ids = new List<string>();
        await using var reader = await ParquetReader.CreateAsync(table, cancellationToken: token);
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            var column = new string?[group.RowCount];
            await group.ReadAsync(reader.Schema.FindDataField("id"), column.AsMemory(), cancellationToken: token);
            ids.AddRange(column.Select(static id => id ?? ""));
        }

        return ids;
    }

    /// <summary>The console that was built with this program: its folder has the same configuration and framework.</summary>
    private static string FindConsole()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.GetFullPath(Path.Combine("samples", "Extractor.Console", "bin", framework.Parent!.Name, framework.Name, "Extractor.Console.dll"));
        return File.Exists(path) ? path : throw new UsageException($"'{path}' is missing. Run this from the root of the repository.");
    }
}
