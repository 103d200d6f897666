using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Walls;

/// <summary>
/// Tells the pages that sites put in place of a story. A page with a real story is never refused for what stands around it; where less
/// is shown, more than one sign is asked for, unless one is enough by itself: a header, a mark that only challenges bear, a redirect.
/// </summary>
internal sealed class WallReader
{
    /// <summary>Less text of its own than this is none: a line under a picture, a claim.</summary>
    private const int NoStory = 140;

    /// <summary>Behind a redirect to the address of a wall, what is shorter than this is the wall's own text.</summary>
    private const int NoStoryThere = 300;

    /// <summary>A teaser of one sentence is a visible part.</summary>
    private const int NoTeaser = 60;

    private static readonly BlockCues Aside = BlockCues.InNav | BlockCues.InFooter | BlockCues.InNoscript | BlockCues.NotShown;

    private readonly PageSurvey survey;
    private readonly Article article;
    private readonly LiveVisit visit;
    private readonly StoryText story;
    private readonly List<string> texts = [];
    private readonly List<string> titles = [];
    private readonly bool isStated;

    private WallReader(PageSurvey survey, Article article, LiveVisit visit)
    {
        this.survey = survey;
        this.article = article;
        this.visit = visit;
        story = StoryText.Of(article);
        isStated = IsStated(survey, article);
    }

    /// <summary>
    /// Whether the page's data shows it to be a story. A wall has no author, and no day but the one in the address. The page of a story has,
    /// or calls itself one, even where it shows no text, as those of films do.
    /// </summary>
    /// <param name="survey">The page.</param>
    /// <param name="article">What was read of it.</param>
    internal static bool IsStated(PageSurvey survey, Article article) =>
        article.Byline is not null || IsStoryType(survey.Meta.First("og:type")) ||
        (article.Published is not null && !(article.Sources.TryGetValue("published", out var source) && source == FieldSource.Url));

    /// <summary>Whether the page shows too little to be a story of its own, so that a refresh may lead to one.</summary>
    /// <param name="article">The article as it was read.</param>
    internal static bool IsShort(Article article) => StoryText.Of(article) is { IsReal: false, Visible: < NoStoryThere };

    /// <summary>Tells whether a page that was fetched is a wall.</summary>
    /// <param name="survey">The page.</param>
    /// <param name="article">What was read of it.</param>
    /// <param name="markup">The page's markup.</param>
    /// <param name="visit">How it was come to.</param>
    /// <param name="hasPassword">Whether the page has a field for a password.</param>
    /// <returns>The wall with its evidence; null for every other page.</returns>
    internal static PageWall? Read(PageSurvey survey, Article article, ReadOnlySpan<char> markup, LiveVisit visit, bool hasPassword)
    {
        if (visit.Challenge is { } header)
        {
            return new PageWall(WallKind.Challenge, header);
        }

        var reader = new WallReader(survey, article, visit);
        reader.Gather();
        return reader.story.IsReal
            ? reader.Elsewhere(hasPassword) ?? reader.Consent()
            : reader.Challenge(markup) ?? reader.Elsewhere(hasPassword) ?? reader.Missing() ?? reader.Payment() ?? reader.Login(hasPassword) ?? reader.Consent();
    }

    /// <summary>A text of the page as messages quote it: the beginning, in one line.</summary>
    /// <param name="text">The text.</param>
    internal static string Quote(string text)
    {
        const int Longest = 80;
        text = text.Replace('\n', ' ');
        return text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";
    }

    private void Gather()
    {
        foreach (var block in survey.Blocks)
        {
            if (block.Has(Aside))
            {
                continue;
            }

            if (block is { Shape: BlockShape.Heading, Level: 1 })
            {
                titles.Add(block.Text);
            }

            if (!block.IsLink || block.Has(BlockCues.InButton))
            {
                texts.Add(block.Text);
            }
        }

        if (survey.DocumentTitle is { Length: > 0 } document) titles.Insert(0, document);
        if (article.Title is { } title) titles.Add(title);
    }

    private PageWall? Challenge(ReadOnlySpan<char> markup)
    {
        if (ChallengeMarks.Mark(markup) is { } mark)
        {
            return new PageWall(WallKind.Challenge, mark);
        }

        if (story.Visible >= NoStory || isStated)
        {
            return null;
        }

        var title = Title(WallKind.Challenge);
        var words = Phrase(WallKind.Challenge);
        var widget = ChallengeMarks.Widget(markup);
        var few = texts.Sum(StoryText.Weight) < 1_000;
        return (title, words, widget) switch
        {
            ({ }, _, _) when few || words is not null || widget is not null => Found(WallKind.Challenge, title, words, widget),
            (null, { }, { }) => Found(WallKind.Challenge, words, widget),
            (null, { }, null) when few => Found(WallKind.Challenge, words),
            _ => null,
        };
    }

    /// <summary>What a redirect tells: from the story to the address of a wall, or to the front page.</summary>
    private PageWall? Elsewhere(bool hasPassword)
    {
        if (!visit.IsElsewhere)
        {
            return null;
        }

        var data = WallData.BuiltIn;
        var there = $"a redirect to {visit.Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)}";
        var isBare = story.Own < NoStoryThere && !isStated;
        if (isBare)
        {
            var wall = Leads(data.Challenge, WallKind.Challenge) ?? Leads(data.Consent, WallKind.Consent) ?? Leads(data.Login, WallKind.Login) ??
                Leads(data.Payment, WallKind.Payment) ?? Leads(data.NotFound, WallKind.NotFound);
            if (wall is not null) return wall;
        }

        // The front page may have text enough; but whoever asked for a story did not ask for it.
        var isHome = WallAddress.IsHome(visit.Url) && WallAddress.IsStory(visit.Asked) && !WallAddress.IsHome(visit.Asked);
        return isHome && !(story.IsReal && isStated) ? Found(WallKind.NotFound, there + ", the front page") : null;

        PageWall? Leads(WallSigns signs, WallKind kind)
        {
            if (!WallAddress.Matches(visit.Url, signs) || WallAddress.Matches(visit.Asked, signs))
            {
                return null;
            }

            // With paragraphs enough for a story, the address is not enough.
            var words = Title(kind) ?? Phrase(kind);
            return story.IsReal && words is null ? null : Found(kind, there, words, kind == WallKind.Login ? Password(hasPassword) : null);
        }
    }

    private PageWall? Missing() =>
        story.Own < (isStated ? NoStory : NoStoryThere) && Title(WallKind.NotFound) is { } title ? Found(WallKind.NotFound, title) : null;

    private PageWall? Payment()
    {
        if (story.Visible >= NoTeaser)
        {
            return null;
        }

        var words = Phrase(WallKind.Payment);
        return article.Access.Free == false ? Found(WallKind.Payment, "isAccessibleForFree is false and no text is shown", words)
            : words is null || IsList() ? null
            : Found(WallKind.Payment, words);
    }

    private PageWall? Login(bool hasPassword)
    {
        if (story.Visible >= NoStory || isStated || Title(WallKind.Login) is not { } title)
        {
            return null;
        }

        var words = Phrase(WallKind.Login);
        return words is null && !hasPassword ? null : Found(WallKind.Login, title, words, Password(hasPassword));
    }

    private PageWall? Consent()
    {
        if (story.Own >= NoStory || isStated || IsList())
        {
            return null;
        }

        var title = Title(WallKind.Consent);
        var words = Phrase(WallKind.Consent);
        // Long terms read like a body of several paragraphs; then the page has to call itself what it is.
        return words is null || (title is null && (story.IsReal || !IsMostlyConsent())) ? null : Found(WallKind.Consent, title, words);
    }

    /// <summary>Whether the paragraphs about consent are more than half of what the page says.</summary>
    private bool IsMostlyConsent()
    {
        const int Least = 200;
        int consent = 0, all = 0;
        foreach (var block in survey.Blocks)
        {
            if (block.Has(Aside) || block.IsLink)
            {
                continue;
            }

            all += block.Text.Length;
            consent += WallWords.Of(WallKind.Consent).Phrase(TextFold.Fold(block.Text)) is not null ? block.Text.Length : 0;
        }

        return consent >= Least && consent * 2 > all;
    }

    /// <summary>Whether the page leads to many stories: a front page or a section, whose dialogs are no wall.</summary>
    private bool IsList()
    {
        const int ManyLinks = 12;
        const int LongTitle = 25;
        return survey.Blocks.Count(block => block.IsLink && block.Text.Length > LongTitle && !block.Has(Aside)) >= ManyLinks;
    }

    private string? Title(WallKind kind) =>
        titles.FirstOrDefault(title => WallWords.Of(kind).IsTitle(title, article.SiteName)) is { } found ? $"the title “{Quote(found)}”" : null;

    private string? Phrase(WallKind kind)
    {
        foreach (var text in texts)
        {
            if (WallWords.Of(kind).Phrase(TextFold.Fold(text)) is { } phrase) return $"the words “{phrase}”";
        }

        return null;
    }

    private static bool IsStoryType(string? type) =>
        type is not null && (type.StartsWith("article", StringComparison.OrdinalIgnoreCase) || type.StartsWith("video", StringComparison.OrdinalIgnoreCase));

    private static string? Password(bool hasPassword) => hasPassword ? "a field for a password" : null;

    private static PageWall Found(WallKind kind, params string?[] evidence) => new(kind, string.Join(", ", evidence.Where(sign => sign is not null)));
}
