namespace Extractor.Fetch;

/// <summary>What came of asking for a robots.txt: a file, also one that says nothing; or none for now; or no answer at all.</summary>
internal sealed class RobotsAnswer
{
    private RobotsAnswer()
    {
    }

    /// <summary>The file; null when it is not known, so that nothing may be fetched (RFC 9309 section 2.3.1.4).</summary>
    internal RobotsFile? File { get; private init; }

    /// <summary>The failure of the connection to the host itself, which a page of the host would have met as well; null when an answer came.</summary>
    internal ArticleFailure? Fault { get; private init; }

    /// <summary>Why the file is not known, in words.</summary>
    internal string Reason { get; private init; } = "";

    /// <summary>Until when the answer holds.</summary>
    internal DateTimeOffset FreshUntil { get; private init; }

    /// <summary>A file was found, or the site has none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="until">Until when it holds.</param>
    /// <returns>The answer.</returns>
    internal static RobotsAnswer Known(RobotsFile file, DateTimeOffset until) => new() { File = file, FreshUntil = until };

    /// <summary>The host answers, but its file is not to be had.</summary>
    /// <param name="reason">Why, in words.</param>
    /// <param name="until">When it may be asked for again.</param>
    /// <returns>The answer.</returns>
    internal static RobotsAnswer Unknown(string reason, DateTimeOffset until) => new() { Reason = reason, FreshUntil = until };

    /// <summary>The host does not answer. That holds for those who waited for it, and for nobody who comes later.</summary>
    /// <param name="fault">What a page of the host would have met.</param>
    /// <returns>The answer.</returns>
    internal static RobotsAnswer Failed(ArticleFailure fault) => new() { Fault = fault, Reason = fault.Message, FreshUntil = DateTimeOffset.MinValue };
}
