using System.Net;

namespace Extractor;

/// <summary>
/// How an <see cref="ArticleClient"/> fetches pages. The client copies the options when it is made; later changes do not reach it.
/// </summary>
/// <remarks>
/// The values are checked, each alone and against each other, when the client is made and at the start of a host; a wrong one
/// throws <see cref="Microsoft.Extensions.Options.OptionsValidationException"/>, whose message names every fault.
/// </remarks>
public sealed class ArticleClientOptions
{
    /// <summary>How fetched pages are extracted. Its <see cref="ExtractorOptions.MaxContentLength"/> also ends the reading of a body.</summary>
    /// <value>The defaults of <see cref="ExtractorOptions"/>.</value>
    public ExtractorOptions Extraction { get; } = new();

    /// <summary>
    /// Whether addresses that are not public may be fetched: loopback, private and link-local networks and every other range of
    /// special use, at any port. For intranets and tests; never where strangers choose the addresses.
    /// </summary>
    /// <value>False by default: such an address, also one behind a redirect or a public name, gives <see cref="FailureKind.RefusedAddress"/>.</value>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>The ports that may be fetched while <see cref="AllowPrivateAddresses"/> is off.</summary>
    /// <value>80 and 443 by default; 1 to 65,535 each.</value>
    public ISet<int> AllowedPorts { get; } = new HashSet<int> { 80, 443 };

    /// <summary>
    /// The proxy to fetch through. A proxy resolves the names itself, so that their addresses cannot be checked here: it needs
    /// <see cref="AllowPrivateAddresses"/>, and the proxy has to refuse what must not be reached.
    /// </summary>
    /// <value>Null by default: no proxy, whatever the environment says. Give <see cref="HttpClient.DefaultProxy"/> for the environment's.</value>
    public IWebProxy? Proxy { get; set; }

    /// <summary>The User-Agent that the sites see, as RFC 9110 section 10.1.5 has it. Say truly who asks.</summary>
    /// <value><c>Extractor/</c> and the library's version by default; printable ASCII, 1 to 256 characters.</value>
    public string UserAgent { get; set; } = "Extractor/" + LibraryVersion;

    /// <summary>
    /// How a site's operator can reach whoever runs the client: a web or mail address, which is added to the User-Agent as
    /// <c>(+contact)</c>.
    /// </summary>
    /// <value>Null by default; printable ASCII without parentheses, at most 256 characters.</value>
    public string? Contact { get; set; }

    /// <summary>
    /// The longest that one page may take, with all its redirects, retries and the waits between them, and the reading of a robots.txt that is
    /// not known yet, which may take half of it. Past it the result is
    /// <see cref="FailureKind.TimedOut"/>.
    /// </summary>
    /// <value>60 seconds by default; 10 milliseconds to 1 hour, and no less than <see cref="AttemptTimeout"/>.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest that one attempt may take, from connecting to the last byte of the body.</summary>
    /// <value>15 seconds by default; 10 milliseconds to 1 hour.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often a failed attempt is repeated. Repeated are broken connections, timeouts, 408, 429 and 5xx, never other answers; and
    /// nothing where the host's interval is longer than what is left of <see cref="TotalTimeout"/>.
    /// </summary>
    /// <value>3 by default; 0 to 10.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// The median wait before the first repetition; it doubles each time, with jitter. A Retry-After of the site (RFC 9110 section
    /// 10.2.3) goes before it; one that is longer than what is left of <see cref="TotalTimeout"/> gives <see cref="FailureKind.Deferred"/>.
    /// </summary>
    /// <value>1 second by default; 1 millisecond to 1 minute, and less than <see cref="TotalTimeout"/>.</value>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The share of failed attempts at a host from which it is left alone for <see cref="BreakDuration"/>.</summary>
    /// <value>0.5 by default; more than 0, at most 1.</value>
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>The fewest attempts at a host within <see cref="BreakerWindow"/> that <see cref="BreakerFailureRatio"/> is judged by.</summary>
    /// <value>8 by default; 2 to 1,000.</value>
    public int BreakerMinimumAttempts { get; set; } = 8;

    /// <summary>The time over which a host's failed attempts are counted.</summary>
    /// <value>
    /// 5 minutes by default; 1 second to 1 day, no less than <see cref="AttemptTimeout"/>, and long enough for
    /// <see cref="BreakerMinimumAttempts"/> at <see cref="MinHostInterval"/>.
    /// </value>
    public TimeSpan BreakerWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a broken host is left alone; meanwhile its pages give <see cref="FailureKind.ConnectionFailed"/> at once.</summary>
    /// <value>60 seconds by default; 1 second to 1 hour.</value>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many redirects are followed. More give <see cref="FailureKind.TooManyRedirects"/>, as does a loop.</summary>
    /// <value>5 by default; 0 to 20.</value>
    public int MaxRedirects { get; set; } = 5;

    /// <summary>
    /// The most requests that are under way to one host at a time, over all calls of the client. Others wait for their turn, in
    /// order and without a thread; that wait does not count towards <see cref="TotalTimeout"/>.
    /// </summary>
    /// <value>2 by default; 1 to 100.</value>
    public int MaxRequestsPerHost { get; set; } = 2;

    /// <summary>
    /// The least time between the starts of two requests to one host, repetitions and redirects included. Waiting for it does not count
    /// towards <see cref="TotalTimeout"/>, except before repetitions. The request for a robots.txt need not wait for it.
    /// </summary>
    /// <value>1 second by default; 0 to 1 hour.</value>
    public TimeSpan MinHostInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether the site's robots.txt (RFC 9309) is asked before each address, redirects included. It is fetched once and kept for up to a
    /// day. What it disallows gives <see cref="FailureKind.DisallowedByRobots"/>, as does everything of a site whose robots.txt answers
    /// with 429 or 5xx, until it can be read; a site without one allows everything. The groups for the name before the slash in
    /// <see cref="UserAgent"/> hold, or else those for everyone.
    /// </summary>
    /// <value>
    /// True by default, also on intranets. Off is right for sites of your own, and for single pages that a person asks for at that moment,
    /// as with a browser; never for a crawl.
    /// </value>
    public bool RespectRobots { get; set; } = true;

    /// <summary>
    /// The longest <c>Crawl-delay</c> of a robots.txt that is kept; a longer one is cut to it. It widens <see cref="MinHostInterval"/> for the
    /// host and never narrows it. RFC 9309 does not have crawl delays; they are kept because sites ask for them.
    /// </summary>
    /// <value>30 seconds by default; 0, which passes over crawl delays, to 1 hour.</value>
    public TimeSpan MaxCrawlDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many pages <c>GetAllAsync</c> has under way at a time, over all hosts, from the request to the taken result.</summary>
    /// <value>16 by default; 1 to 1,000.</value>
    public int MaxPagesAtOnce { get; set; } = 16;

    /// <summary>
    /// How many addresses <c>GetAllAsync</c> reads ahead of the results it gave. While the pages of one host wait for their turn, those of
    /// other hosts go on, as far as they are among these.
    /// </summary>
    /// <value>1,000 by default; 1 to 100,000, and no less than <see cref="MaxPagesAtOnce"/>.</value>
    public int MaxPagesAhead { get; set; } = 1_000;

    /// <summary>
    /// Whether pages that were extracted before are asked for only if they have changed: the ETag and Last-Modified of each are kept,
    /// and a page that has not changed gives <see cref="FailureKind.NotModified"/>. They are kept in the container's
    /// <c>IDistributedCache</c>, or where there is none, those of some 50,000 pages, in memory. What a site marks <c>no-store</c> is not (RFC 9111).
    /// </summary>
    /// <value>False by default: every call gives the page.</value>
    public bool ConditionalRequests { get; set; }

    /// <summary>How long the validators of <see cref="ConditionalRequests"/> are kept; a page not asked for in that time is fetched whole.</summary>
    /// <value>30 days by default; 1 second to 365 days.</value>
    public TimeSpan ValidatorLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// The longest body that is read off the wire, compressed as it comes. A longer one gives <see cref="FailureKind.TooLarge"/>, as
    /// does one that is longer than <see cref="ExtractorOptions.MaxContentLength"/> when unpacked.
    /// </summary>
    /// <value>Bytes. 10,485,760 (10 MiB) by default; 1 to 1,073,741,824.</value>
    public int MaxDownloadLength { get; set; } = 10 * 1024 * 1024;

    /// <summary>
    /// How many times its size on the wire a body may take when unpacked, judged once it passes 1 MiB. More is a decompression bomb
    /// and gives <see cref="FailureKind.TooLarge"/>.
    /// </summary>
    /// <value>200 by default; 10 to 10,000.</value>
    public int MaxCompressionRatio { get; set; } = 200;

    internal static string LibraryVersion { get; } =
        typeof(ArticleClientOptions).Assembly.GetName().Version is { } version ? version.ToString(3) : "0.0.0";

    /// <summary>The whole User-Agent line.</summary>
    internal string FullUserAgent => string.IsNullOrEmpty(Contact) ? UserAgent : $"{UserAgent} (+{Contact})";

    internal void CopyTo(ArticleClientOptions other)
    {
        other.AllowPrivateAddresses = AllowPrivateAddresses;
        other.AllowedPorts.Clear();
        other.AllowedPorts.UnionWith(AllowedPorts);
        other.Proxy = Proxy;
        other.UserAgent = UserAgent;
        other.Contact = Contact;
        other.TotalTimeout = TotalTimeout;
        other.AttemptTimeout = AttemptTimeout;
        other.MaxRetries = MaxRetries;
        other.RetryDelay = RetryDelay;
        other.BreakerFailureRatio = BreakerFailureRatio;
        other.BreakerMinimumAttempts = BreakerMinimumAttempts;
        other.BreakerWindow = BreakerWindow;
        other.BreakDuration = BreakDuration;
        other.MaxRedirects = MaxRedirects;
        other.MaxRequestsPerHost = MaxRequestsPerHost;
        other.MinHostInterval = MinHostInterval;
        other.RespectRobots = RespectRobots;
        other.MaxCrawlDelay = MaxCrawlDelay;
        other.MaxPagesAtOnce = MaxPagesAtOnce;
        other.MaxPagesAhead = MaxPagesAhead;
        other.ConditionalRequests = ConditionalRequests;
        other.ValidatorLifetime = ValidatorLifetime;
        other.MaxDownloadLength = MaxDownloadLength;
        other.MaxCompressionRatio = MaxCompressionRatio;
        CopyExtraction(Extraction, other.Extraction);
    }

    private static void CopyExtraction(ExtractorOptions from, ExtractorOptions to)
    {
        to.MaxContentLength = from.MaxContentLength;
        to.MaxElements = from.MaxElements;
        to.MaxDepth = from.MaxDepth;
        to.MaxDuration = from.MaxDuration;
        to.MaxMemory = from.MaxMemory;
        to.Fields = from.Fields;
        to.RequireArticle = from.RequireArticle;
        to.SiteRules = from.SiteRules;
        to.Languages.Clear();
        foreach (var language in from.Languages)
        {
            to.Languages.Add(language);
        }
    }
}
