namespace Extractor.Pipelines.Hosting;

/// <summary>What a pipeline is made of.</summary>
/// <param name="Source">Where its pages come from.</param>
/// <param name="Sink">Where its results go.</param>
/// <param name="Copies">Marks copies; null where they are not looked for.</param>
internal sealed record PipelineParts(IPageSource Source, IResultSink Sink, DuplicateFinder? Copies);
