namespace Extractor.CommandLine.Input;

/// <summary>Results for what fails before the library sees it.</summary>
internal static class Failures
{
    public static ArticleResult Make(FailureKind kind, string message, Uri? url = null) =>
        new() { Url = url, Error = new ArticleFailure { Kind = kind, Message = message, Url = url } };
}
