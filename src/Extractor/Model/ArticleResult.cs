using Extractor.Output;

namespace Extractor;

/// <summary>What came of one page: an article, or a failure that says why there is none.</summary>
public sealed record ArticleResult
{
    /// <summary>The caller's own name for the page, such as the id of a manifest line; null where it gave none.</summary>
    public string? Id { get; init; }

    /// <summary>The address that was asked for; the final one is the article's.</summary>
    public Uri? Url { get; init; }

    /// <summary>Why there is no article; null when there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ArticleFailure? Error { get; init; }

    /// <summary>The article; null when there is a failure.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Article? Article { get; init; }

    /// <summary>
    /// Doubts about an article that was extracted all the same: the page looks like a wall, an index or no article at all.
    /// </summary>
    public IReadOnlyList<PageDoubt> Doubts { get; init => field = EquatableList.Copy(value); } = EquatableList<PageDoubt>.Empty;

    /// <summary>The redirects that were followed on the way to the page, in order; empty for a stored page.</summary>
    public IReadOnlyList<PageRedirect> Redirects { get; init => field = EquatableList.Copy(value); } = EquatableList<PageRedirect>.Empty;

    /// <summary>
    /// The group of copies of one story that the page belongs to: the id, else the address, of the group's first story, its own among them.
    /// Null where copies were not looked for, and for pages without enough text. The extraction of a page does not set it; see
    /// <c>DuplicateFinder</c> of Extractor.Pipelines.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>How long the page took, in seconds; null where it was not measured.</summary>
    public double? Seconds { get; init; }

    /// <summary>True when <see cref="Article"/> is there.</summary>
    [JsonIgnore]
    [MemberNotNullWhen(true, nameof(Article))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Success => Article is not null;

    /// <summary>Writes the result as one line of JSON.</summary>
    /// <returns>The JSON text, which <see cref="FromJson"/> reads back to an equal result.</returns>
    public string ToJson() => ArticleJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The JSON text of one result.</param>
    /// <returns>The result.</returns>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON or not a result.</exception>
    public static ArticleResult FromJson(string json) => ArticleJson.ReadResult(json);

    internal static ArticleResult Failed(FailureKind kind, Uri? url, string message, int? status = null, DateTimeOffset? retryAt = null) =>
        new() { Url = url, Error = new ArticleFailure { Kind = kind, Message = message, Url = url, Status = status, RetryAt = retryAt } };
}

/// <summary>Why a page gave no article.</summary>
public sealed record ArticleFailure
{
    /// <summary>The kind of failure, one of a closed list.</summary>
    public required FailureKind Kind { get; init; }

    /// <summary>What happened, for a person to read.</summary>
    public required string Message { get; init; }

    /// <summary>The address that failed: the last one of a chain of redirects.</summary>
    public Uri? Url { get; init; }

    /// <summary>The HTTP status code, where an answer came.</summary>
    public int? Status { get; init; }

    /// <summary>When the site may be asked again, where it said so.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}

/// <summary>The closed list of failures. The JSON names are as written here.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FailureKind>))]
public enum FailureKind
{
    /// <summary>404, or a page that says so with another status, or a redirect from a story to the front page.</summary>
    NotFound,

    /// <summary>410.</summary>
    Gone,

    /// <summary>401, 403 or 451, and no sign of a bot challenge.</summary>
    Forbidden,

    /// <summary>402, or a wall that shows nothing of the story without payment.</summary>
    PaymentRequired,

    /// <summary>
    /// A login, consent or bot-challenge page in place of the story; a challenge also with status 401, 403, 429 or 503. Told of fetched
    /// pages only, with what was seen in <see cref="ArticleFailure.Message"/>.
    /// </summary>
    Blocked,

    /// <summary>The site asks for a longer wait than the time allowed; <see cref="ArticleFailure.RetryAt"/> says until when.</summary>
    Deferred,

    /// <summary>
    /// The site's robots.txt (RFC 9309) disallows the address; or it cannot be read for now, and <see cref="ArticleFailure.RetryAt"/> says
    /// when it is asked for again.
    /// </summary>
    DisallowedByRobots,

    /// <summary>The address, or one it redirects to, is not public http or https.</summary>
    RefusedAddress,

    /// <summary>No whole answer within the time allowed.</summary>
    TimedOut,

    /// <summary>No connection, or one that broke.</summary>
    ConnectionFailed,

    /// <summary>A 5xx status, or another unexpected one.</summary>
    ServerError,

    /// <summary>More redirects than allowed, or a loop.</summary>
    TooManyRedirects,

    /// <summary>304: the page is as it was.</summary>
    NotModified,

    /// <summary>The answer is not HTML or XHTML.</summary>
    NotHtml,

    /// <summary>The page is larger than allowed.</summary>
    TooLarge,

    /// <summary>The page needs more elements, depth or time than allowed.</summary>
    TooComplex,

    /// <summary>The page holds no article, and the caller asked for that to be a failure.</summary>
    NotArticle,

    /// <summary>The page holds no text that could be read.</summary>
    Unreadable,

    /// <summary>The input itself cannot be used: a bad manifest line, a missing file, a relative address.</summary>
    InvalidInput,
}

/// <summary>A doubt about an extracted page. The JSON names are camelCase.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PageDoubt>))]
public enum PageDoubt
{
    /// <summary>The page looks like a list of stories rather than one story.</summary>
    [JsonStringEnumMemberName("looksLikeIndex")]
    LooksLikeIndex,

    /// <summary>The page looks like a login, consent, challenge or payment wall.</summary>
    [JsonStringEnumMemberName("looksLikeWall")]
    LooksLikeWall,

    /// <summary>The page shows too little text for a story.</summary>
    [JsonStringEnumMemberName("looksEmpty")]
    LooksEmpty,
}
