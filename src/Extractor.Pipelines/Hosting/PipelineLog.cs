using Microsoft.Extensions.Logging;

namespace Extractor.Pipelines.Hosting;

/// <summary>What pipelines log.</summary>
internal static partial class PipelineLog
{
    [LoggerMessage(1, LogLevel.Information, "The pipeline {Name} has started")]
    internal static partial void Started(ILogger logger, string name);

    [LoggerMessage(2, LogLevel.Information, "The pipeline {Name} is complete: {Taken} pages taken, {Passed} passed over, {Written} results written, {Failed} of them failures")]
    internal static partial void Completed(ILogger logger, string name, long taken, long passed, long written, long failed);

    [LoggerMessage(3, LogLevel.Information, "The pipeline {Name} stops; {Waiting} pages are under way")]
    internal static partial void Draining(ILogger logger, string name, long waiting);

    [LoggerMessage(4, LogLevel.Information, "The pipeline {Name} was stopped, nothing is lost: {Taken} pages taken, {Passed} passed over, {Written} results written, {Failed} of them failures")]
    internal static partial void Stopped(ILogger logger, string name, long taken, long passed, long written, long failed);

    [LoggerMessage(5, LogLevel.Warning, "The pipeline {Name} was stopped before it could finish: of {Taken} pages taken {Lost} are not written, {Written} are")]
    internal static partial void Aborted(ILogger logger, string name, long taken, long lost, long written);

    [LoggerMessage(6, LogLevel.Error, "The {Part} of the pipeline {Name} failed: of {Taken} pages taken {Lost} are not written, {Written} are")]
    internal static partial void Faulted(ILogger logger, string part, string name, long taken, long lost, long written, Exception exception);

    [LoggerMessage(7, LogLevel.Error, "A page of the pipeline {Name} failed unexpectedly; its result says so")]
    internal static partial void PageFaulted(ILogger logger, string name, Exception exception);

    [LoggerMessage(8, LogLevel.Information, "The pipeline {Name} has nothing to do: an earlier run came to its end")]
    internal static partial void NothingToDo(ILogger logger, string name);
}
