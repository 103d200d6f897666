namespace Extractor;

/// <summary>
/// How pages are extracted. An <see cref="ArticleExtractor"/> copies the options when it is made; later changes do not reach it.
/// </summary>
public sealed class ExtractorOptions
{
    internal const long LeastMemory = 16L * 1024 * 1024;
    internal const long MostMemory = 16L * 1024 * 1024 * 1024;

    /// <summary>The largest page that is read. A larger one gives <see cref="FailureKind.TooLarge"/>.</summary>
    /// <value>Bytes, or characters of a string. 10,485,760 (10 MiB) by default; 1 to 1,073,741,824.</value>
    public int MaxContentLength { get; set; } = 10 * 1024 * 1024;

    /// <summary>The most elements that a page may make. More give <see cref="FailureKind.TooComplex"/>.</summary>
    /// <value>Elements. 500,000 by default; 1,000 to 10,000,000.</value>
    public int MaxElements { get; set; } = 500_000;

    /// <summary>The depth at which further nesting is flattened.</summary>
    /// <value>Levels. 256 by default; 32 to 512.</value>
    public int MaxDepth { get; set; } = 256;

    /// <summary>The longest that one page may take. A longer one gives <see cref="FailureKind.TooComplex"/>.</summary>
    /// <value>10 seconds by default; more than zero, at most one hour.</value>
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The most memory that one page may allocate while it is extracted, what is set free again on the way included; the page's own
    /// bytes are not. More gives <see cref="FailureKind.TooComplex"/>. It is looked at as often as the clock, so one step may go over it.
    /// </summary>
    /// <value>Bytes. 268,435,456 (256 MiB) by default; 16,777,216 (16 MiB) to 17,179,869,184 (16 GiB).</value>
    public long MaxMemory { get; set; } = 256L * 1024 * 1024;

    /// <summary>
    /// What is read of a page. With <see cref="ArticleFields.Metadata"/> its text is not read: <see cref="Article.Body"/>,
    /// <see cref="Article.Captions"/> and <see cref="Article.RelatedLinks"/> stay empty, <see cref="Article.Kicker"/>,
    /// <see cref="Article.Dateline"/> and <see cref="Article.EndCredit"/> null, and <see cref="ArticleResult.Doubts"/> empty; title, byline,
    /// standfirst, topics and times are those that the page's data gives, which the whole record may better by what is printed.
    /// <see cref="SiteRules"/> still give what they select, other than body, captions and links. A page that was just fetched and whose data
    /// does not show it to be a story is read whole to tell walls (<see cref="FailureKind.Blocked"/> and the like); of others only headers are asked.
    /// </summary>
    /// <value><see cref="ArticleFields.All"/> by default; or <see cref="ArticleFields.Metadata"/>, not with <see cref="RequireArticle"/>.</value>
    public ArticleFields Fields { get; set; } = ArticleFields.All;

    /// <summary>
    /// Whether a page that does not look like an article is a failure (<see cref="FailureKind.NotArticle"/>) rather than an
    /// article with <see cref="ArticleResult.Doubts"/>.
    /// </summary>
    /// <value>False by default; needs <see cref="Fields"/> to be <see cref="ArticleFields.All"/>, since only the text tells.</value>
    public bool RequireArticle { get; set; }

    /// <summary>
    /// Language packs of the caller's own. One whose code equals that of a built-in pack replaces it; another one is added.
    /// </summary>
    /// <value>Empty by default.</value>
    public IList<LanguagePack> Languages { get; } = [];

    /// <summary>
    /// What the caller knows of the pages of certain sites. It takes precedence over what is read of a page otherwise; a field that
    /// a rule gives has the source <see cref="FieldSource.SiteRule"/>.
    /// </summary>
    /// <value>Null by default: no rules. The library has none of its own.</value>
    public SiteRules? SiteRules { get; set; }

    /// <summary>Whether <see cref="Fields"/> is one of the values that there are.</summary>
    internal bool HasKnownFields => Fields is ArticleFields.Metadata or ArticleFields.All;

    /// <summary>Whether <see cref="RequireArticle"/> agrees with <see cref="Fields"/>.</summary>
    internal bool CanRequireArticle => !RequireArticle || Fields != ArticleFields.Metadata;

    internal ExtractorOptions CheckedCopy()
    {
        Check(MaxContentLength is >= 1 and <= 1 << 30, nameof(MaxContentLength), MaxContentLength, "1 to 1,073,741,824");
        Check(MaxElements is >= 1_000 and <= 10_000_000, nameof(MaxElements), MaxElements, "1,000 to 10,000,000");
        Check(MaxDepth is >= 32 and <= 512, nameof(MaxDepth), MaxDepth, "32 to 512");
        Check(MaxDuration > TimeSpan.Zero && MaxDuration <= TimeSpan.FromHours(1), nameof(MaxDuration), MaxDuration, "more than zero to one hour");
        Check(MaxMemory is >= LeastMemory and <= MostMemory, nameof(MaxMemory), MaxMemory, "16,777,216 to 17,179,869,184");
        Check(HasKnownFields, nameof(Fields), Fields, "Metadata or All");
        Check(CanRequireArticle, nameof(RequireArticle), RequireArticle, "false where Fields is Metadata");
        var copy = new ExtractorOptions
        {
            MaxContentLength = MaxContentLength,
            MaxElements = MaxElements,
            MaxDepth = MaxDepth,
            MaxDuration = MaxDuration,
            MaxMemory = MaxMemory,
            Fields = Fields,
            RequireArticle = RequireArticle,
            SiteRules = SiteRules,
        };
        foreach (var pack in Languages) copy.Languages.Add(pack);
        return copy;

        static void Check(bool holds, string name, object value, string range)
        {
            if (!holds) throw new ArgumentOutOfRangeException(name, value, $"{name} must be {range}.");
        }
    }
}
