namespace Extractor.Pipelines.Hosting;

/// <summary>A page on its way through the pipeline.</summary>
/// <param name="Number">Its place among those that are worked on, from 0.</param>
/// <param name="Page">The page.</param>
/// <param name="Started">When it was taken.</param>
/// <param name="IsWritten">Whether an earlier run wrote it: it is extracted for the sake of its copies only.</param>
internal sealed record PipelineJob(long Number, PipelinePage Page, long Started, bool IsWritten);

/// <summary>A page that is through, with what came of it.</summary>
/// <param name="Job">The page.</param>
/// <param name="Result">The result.</param>
internal readonly record struct PipelineDone(PipelineJob Job, ArticleResult Result);
