namespace Extractor.Tests.Output;

/// <summary>Articles made up from a seed: every field now present, now absent, with the texts that break writers.</summary>
internal sealed class RandomArticles(int seed)
{
    private static readonly string[] Pieces =
    [
        "", " ", "rain", "The ferry", "kapal", "Größe", "Ünlü ıİ", "السفينة", "ספינה", "船が着いた", "🚢", "👨‍👩‍👧", "e\u0301", "\u200F", "\u202E", "\u00A0", "\u2028",
        "\u2029", "\u0085", "\uFEFF", "\0", "\u0001", "\b", "\u001F", "\u007F", "\t", "\n", "\r", "\r\n", "\"", "'", "\\", "/", "</script>", "<b>", "&amp;",
        "&", "<!--", "-->", "*", "**", "_", "__", "`", "```", "#", "# ", "- ", "1. ", "1) ", "+ ", "> ", "| ", "|", "[", "](", "![", "~", "~~", "=", "---", ": ",
        "http://rivers.example/a?b=1&copy=2", "a_b_c", "2*3*4", "!", "$1", "{\"a\":1}", "[1,2]", "\uFFFD", "\uFFFE", "𝒳", "C#", "AT&T", "&copy;", "5 < 6 > 4",
    ];

    private static readonly string[] Addresses =
    [
        "https://rivers.example/", "http://rivers.example:8080/a/b?c=d&e=f#g", "https://rivers.example/a%20b/%C3%BC?q=%26", "https://b\u00FCcher.example/\u6E2F?x=\u0627",
        "https://rivers.example/a b", "mailto:desk@rivers.example", "data:image/png;base64,AAAA", "https://user:pw@rivers.example/%2F..%2F", "https://[2001:db8::1]/x",
        "https://rivers.example/%", "https://rivers.example/%zz?%C3", "ftp://rivers.example/a;type=i", "https://rivers.example/(a)<b>\"c\"'d'|e^f`g{h}",
    ];

    private readonly Random random = new(seed);

    public Article Next() => new()
    {
        Url = Maybe(Address),
        CanonicalUrl = Maybe(Address),
        FetchedAt = random.Next(2) == 0 ? null : Instant(),
        SiteName = Maybe(Text),
        Section = Maybe(Text),
        Language = Maybe(() => Pick("en", "id", "ar", "he-IL", "zh-Hant-TW", "", "az-Arab")),
        Kicker = Maybe(Text),
        Title = Maybe(Text),
        Standfirst = Maybe(Text),
        Byline = Maybe(() => new Byline { Text = Maybe(Text), Authors = Several(NextAuthor) }),
        Published = Maybe(Time),
        Modified = Maybe(Time),
        Dateline = Maybe(() => new Dateline { Text = Text(), Place = Maybe(Text), Source = Maybe(Text), Date = Maybe(Text) }),
        Body = Several(Block),
        Captions = Several(() => new Caption { Text = Text(), Credit = Maybe(Text), Image = Maybe(Address), Alt = Maybe(Text) }),
        RelatedLinks = Several(() => new RelatedLink { Url = Address(), Title = Maybe(Text), Placement = Any<LinkPlacement>() }),
        Topics = Several(Text),
        LeadImage = Maybe(Address),
        EndCredit = Maybe(Text),
        Access = new ArticleAccess { Free = random.Next(3) switch { 0 => null, 1 => true, _ => false }, Robots = Several(Text) },
        Sources = Several(() => Text()).Distinct().ToDictionary(name => name, _ => Any<FieldSource>()),
    };

    public ArticleResult NextResult()
    {
        var failed = random.Next(2) == 0;
        return new ArticleResult
        {
            Id = Maybe(Text),
            Url = Maybe(Address),
            Error = failed ? Failure() : null,
            Article = failed ? null : Next(),
            Doubts = Several(Any<PageDoubt>),
            Seconds = random.Next(3) switch { 0 => null, 1 => random.NextDouble() * 1e3, _ => random.Next(1000) },
        };
    }

    public string Text()
    {
        var text = "";
        for (var count = random.Next(6); count > 0; count--) text += Pick(Pieces);
        return text;
    }

    public string Markup()
    {
        string[] names = ["a", "b", "i", "em", "strong", "code", "s", "br", "sub", "p", "script", "span", "q", "time", "abbr", "img", "svg"];
        var html = "";
        for (var count = random.Next(10); count > 0; count--)
        {
            html += random.Next(6) switch
            {
                0 => $"<{Pick(names)}>",
                1 or 2 => $"</{Pick(names)}>",
                3 => $"<{Pick(names)} href=\"{Pick(Addresses)}\" onclick='x' datetime={Pick("2024", "\"a>b\"", "'")} title=\"&quot;\">",
                _ => Text(),
            };
        }
        return html;
    }

    private ArticleBlock Block()
    {
        var kind = Any<BlockKind>();
        return new ArticleBlock
        {
            Kind = kind,
            Text = Text(),
            Html = Maybe(Markup),
            Level = random.Next(2) == 0 ? null : random.Next(-1, 9),
            Rows = kind is BlockKind.Table ? Several(() => Several(Text)) : null,
            Caption = random.Next(2) == 0 ? null : random.Next(-1, 4),
            Url = Maybe(Address),
        };
    }

    private ArticleFailure Failure() => new()
    {
        Kind = Any<FailureKind>(),
        Message = Text(),
        Url = Maybe(Address),
        Status = random.Next(2) == 0 ? null : random.Next(),
        RetryAt = random.Next(2) == 0 ? null : Instant(),
    };

    private Author NextAuthor() => new() { Name = Text(), Url = Maybe(Address), Role = Maybe(Text), Kind = Any<AuthorKind>() };

    private ArticleTime Time()
    {
        var date = DateOnly.FromDayNumber(random.Next(366, DateOnly.MaxValue.DayNumber - 366));
        if (random.Next(3) == 0) return new ArticleTime { Date = date };
        var clock = random.Next(2) == 0 ? new TimeOnly(random.Next(24), random.Next(60)) : new TimeOnly(random.NextInt64(TimeSpan.TicksPerDay));
        TimeSpan? offset = random.Next(2) == 0 ? null : TimeSpan.FromMinutes(random.Next(-14 * 60, 14 * 60 + 1));
        return new ArticleTime { Date = date, Time = clock, Offset = offset };
    }

    private DateTimeOffset Instant() => new(random.NextInt64(TimeSpan.TicksPerDay * 366, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay * 366), TimeSpan.FromMinutes(random.Next(-840, 841)));

    private Uri Address() => new(Pick(Addresses));

    private T Any<T>()
        where T : struct, Enum => Pick(Enum.GetValues<T>());

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    private T? Maybe<T>(Func<T> make)
        where T : class => random.Next(3) == 0 ? null : make();

    private List<T> Several<T>(Func<T> make) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => make())];
}
