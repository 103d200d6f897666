using Extractor.Pipelines;

namespace Extractor.WebApi;

/// <summary>
/// Extracts web archives or a list of addresses beside the requests, where section <c>Pipeline</c> of the configuration names them. A service
/// that is stopped goes on where it was when it starts again.
/// </summary>
internal static class BackgroundPipeline
{
    private const string Name = "background";

    public static void Add(WebApplicationBuilder builder, IHealthChecksBuilder health, string tag)
    {
        var section = builder.Configuration.GetSection("Pipeline");
        var archives = section.GetSection("Archives").GetChildren().Select(static item => item.Value!).ToList();
        var addresses = section["Addresses"];
        if (archives.Count == 0 && string.IsNullOrEmpty(addresses)) return;

        if (section["Output"] is not { Length: > 0 } output) throw new InvalidOperationException("Pipeline:Output names no file for the results.");
        builder.Services.AddExtractorPipeline(Name, pipeline =>
        {
            if (archives.Count > 0) pipeline.FromArchives(archives);
            else pipeline.FromAddresses(Read(addresses!));
            pipeline.MarkCopies().ToFile(output, ResultFormat.JsonLines, new ResultFileOptions { Resume = true });
        });
        health.AddExtractorPipeline(Name, [tag]);
    }

    private static IEnumerable<Uri> Read(string path) => File.ReadLines(path).Where(static line => line.Trim().Length > 0)
        .Select(static line => Endpoints.Parse(line.Trim()));
}
