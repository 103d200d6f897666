using System.Buffers;
using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>A byline as the page prints it.</summary>
/// <param name="Text">The line from its opener to the last name.</param>
/// <param name="Authors">Who it names.</param>
/// <param name="IsOpened">Whether it starts with a byline word such as "By".</param>
/// <param name="IsNear">Whether it stands by the headline; else it stands at the end of the story.</param>
/// <param name="IsPure">Whether the page's markup calls it a byline and it holds names only.</param>
internal sealed record PrintedByline(string Text, IReadOnlyList<Author> Authors, bool IsOpened, bool IsNear, bool IsPure);

/// <summary>Finds the printed byline: the nearest to the headline, else one at the end of the story.</summary>
internal sealed partial class PrintedBylines(PageSurvey survey, Lexicon lexicon, string? siteName, int titleIndex, int firstBody, int lastBody, Uri? page)
{
    private const int LongestByline = 400;
    private const int BlocksBefore = 12;
    private const int BlocksAfter = 24;
    private const int BlocksAfterBody = 5;

    /// <summary>How far above the story's first block a byline may stand where the headline is far above that.</summary>
    private const int BlocksBeforeBody = 8;
    private const int FurthestAfterBody = 40;
    private const int SiblingBlocks = 6;
    private const int MostInner = 12;
    private const int EndRank = 60;

    /// <summary>How much farther from the headline a person may be named than an outlet.</summary>
    private const int OutletRank = 16;
    private const int LooseRank = 200;
    private const BlockCues Elsewhere = BlockCues.InNav | BlockCues.InFooter | BlockCues.Comment | BlockCues.Related | BlockCues.List
        | BlockCues.InFigcaption | BlockCues.Caption | BlockCues.InForm;

    // Cards and teasers are also what designs call the box of the byline itself.
    private const BlockCues Boxes = BlockCues.Related | BlockCues.List | BlockCues.InFooter;

    private static readonly SearchValues<char> NoName = SearchValues.Create("\n@:/|0123456789");

    private readonly HashSet<PageElement> _read = [];
    private readonly int _storyEnd = StoryEnd(survey, lexicon, lastBody);

    // What the headline or the body stands in as well sets nothing apart.
    private readonly BlockCues _elsewhereAbove = titleIndex < 0 ? Elsewhere : Elsewhere & ~survey.Blocks[titleIndex].All;
    private readonly BlockCues _elsewhereBelow = lastBody < 0 ? Elsewhere : Elsewhere & ~(survey.Blocks[lastBody].All & ~BlockCues.Comment);
    private PrintedByline? _best;
    private int _bestRank = int.MaxValue;

    public PrintedByline? Find()
    {
        for (var i = 0; i < survey.Bylines.Count; i++) ReadElement(i);
        ReadBlocks();
        return _best;
    }

    /// <summary>Where other stories begin under this one: what names an author there names theirs.</summary>
    private static int StoryEnd(PageSurvey survey, Lexicon lexicon, int lastBody)
    {
        var end = Math.Min(survey.Blocks.Count, lastBody + FurthestAfterBody + 1);
        for (var i = Math.Max(0, lastBody + 1); i < end; i++)
        {
            var block = survey.Blocks[i];
            if ((block.Shape == BlockShape.Heading && block.IsLink) || lexicon.IsRelatedHeading(block.Text) || lexicon.IsMoreHeading(block.Text)) return i;
        }
        return end;
    }

    private void ReadElement(int index)
    {
        var element = survey.Bylines[index];
        // The line that the button stands in has the opener.
        if (element.Tag == PageTag.Button) return;
        var position = survey.Positions[element];
        var rank = Rank(position, isMarked: true);
        if (rank >= _bestRank || IsInsideRead(element) || IsUnderOtherStory(position)) return;
        if (position < survey.Blocks.Count && survey.Blocks[position].Has(BlockCues.NotShown)) return;
        if (position < survey.Blocks.Count && survey.Blocks[position].Has(ElsewhereAt(position)))
        {
            // Blog themes name the author in the footer of the article itself.
            var isOwnFooter = (IsMarked(element) || position <= lastBody + BlocksAfterBody) && position > lastBody && survey.Blocks[position].Has(BlockCues.InArticle)
                && !survey.Blocks[position].Has(ElsewhereAt(position) & ~BlockCues.InFooter);
            // A bar of both the author and the number of comments, above the story, where no comments are.
            var boxes = position < lastBody && IsMarked(element) ? Boxes | BlockCues.Comment : Boxes;
            if (!isOwnFooter && (!IsBesideTitle(position) || survey.Blocks[position].Has(ElsewhereAt(position) & ~boxes))) return;
            rank += 6;
        }
        var line = BylineText.WithoutProse(BylineLine.Of(element, page));
        if (line.Text.Length is 0 or > LongestByline || IsLicence(line) || HasIssue(line.Text)) return;
        // "author-description": what she is, without her name.
        if (BylineRoles.IsRole(element) && line.Anchors.Count == 0 && !lexicon.TryStripBylinePrefix(line.Text, out _)) return;
        var authors = Parse(line, IsMarked(element), isElement: true);
        var role = SecondLine(element, line, authors);
        if (authors.Count == 0 && Literal(line, IsMarked(element)) is { } literal) authors.Add(literal);
        if (authors.Count == 0) return;
        TakeInnerNames(index, authors);
        _read.Add(element);
        // Each author in an element of the same kind.
        foreach (var other in Siblings(index))
        {
            var more = BylineText.WithoutProse(BylineLine.Of(other, page));
            if (line.Text.Length + more.Text.Length > LongestByline) break;
            line = new BylineLine(line.Text + "\n" + more.Text, [.. line.Anchors, .. more.Anchors]) { Roles = [.. line.Roles, .. more.Roles] };
            _read.Add(other);
            authors = Parse(line, IsMarked(element), isElement: true);
            if (role is not null) Give(role, authors);
        }
        Take(line, authors, rank, isMarked: true);
    }

    // Right under a headline that links to another story.
    private bool IsUnderOtherStory(int position) =>
        position > lastBody + 1 && position > titleIndex + 1 && position <= survey.Blocks.Count
        && survey.Blocks[position - 1] is { Shape: BlockShape.Heading, IsLink: true };

    // The licence of a picture names its maker.
    private static bool IsLicence(BylineLine line)
    {
        foreach (var anchor in line.Anchors)
            if (anchor.Url is { } url && NameWords.IsPictureHost(url.Host)) return true;
        return false;
    }

    /// <summary>What the page marks as the author's name, though it does not look like one: "the crew", "der Jan".</summary>
    private Author? Literal(BylineLine line, bool isMarked)
    {
        var text = line.Text;
        if (line.Anchors is [var only] && AuthorPaths.IsAuthor(only.Url)) text = only.Text;
        else if (!isMarked) return null;
        while (lexicon.TryStripBylinePrefix(text, out var length) && length > 0) text = text[length..];
        text = BylineReader.Trim(text);
        if (text.Length is < 3 or > 40 || text.Count(' ') > 4 || text.AsSpan().ContainsAny(NoName)) return null;
        if (new BylineReader(lexicon, siteName).IsNoise(text) || lexicon.HasRoleWord(text)) return null;
        return new Author { Name = text, Kind = lexicon.HasDeskWord(text) ? AuthorKind.Organization : AuthorKind.Person, Url = line.Anchors is [var anchor] ? anchor.Url : null };
    }

    /// <summary>Where an element inside holds the name alone, what follows the name in the outer one is a role or a button.</summary>
    private void TakeInnerNames(int index, List<Author> authors)
    {
        var outer = survey.Bylines[index];
        for (var i = index + 1; i < survey.Bylines.Count && i <= index + MostInner && IsInside(survey.Bylines[i], outer); i++)
        {
            var inner = BylineLine.Of(survey.Bylines[i], page);
            if (inner.Text.Length > LongestName || inner.Text.Contains('\n', StringComparison.Ordinal)) continue;
            if (BylineParser.ParsePrinted(inner.Text, lexicon, siteName, isMarked: true) is not [{ Kind: AuthorKind.Person } name] || !name.Name.Contains(' ', StringComparison.Ordinal)) continue;
            for (var at = 0; at < authors.Count; at++)
                if (authors[at].Kind == AuthorKind.Person && authors[at].Name.StartsWith(name.Name + " ", StringComparison.Ordinal)) authors[at] = authors[at] with { Name = name.Name };
        }
    }

    private static bool IsInside(PageElement element, PageElement outer)
    {
        var up = element.Parent;
        for (var depth = 0; up is not null && depth < 12; depth++, up = up.Parent)
            if (up == outer) return true;
        return false;
    }

    private void Take(BylineLine line, List<Author> authors, int rank, bool isMarked = false)
    {
        if (authors.Count == 0 || IsDoubtful(line, authors, isMarked)) return;
        if (authors[0].Kind == AuthorKind.Organization) rank += OutletRank;
        if (rank >= _bestRank) return;
        var text = BylineText.Of(line.Text, authors, lexicon);
        _best = new PrintedByline(text, authors, lexicon.TryStripBylinePrefix(text, out _), rank < EndRank, isMarked && (BylineText.IsNamesOnly(line.Text, authors) || authors.TrueForAll(a => AuthorPaths.IsAuthor(a.Url))));
        _bestRank = rank;
    }

    /// <summary>Single words that nothing but a class or their place calls names are as often labels or sections.</summary>
    private bool IsDoubtful(BylineLine line, List<Author> authors, bool isMarked)
    {
        if (isMarked && (line.Anchors.Count > 0 || authors.Count > 1)) return false;
        foreach (var anchor in line.Anchors)
            if (anchor.Text == authors[0].Name && (AuthorPaths.IsAuthor(anchor.Url) || IsHandle(anchor.Text))) return false;
        foreach (var author in authors)
            if (author.Kind != AuthorKind.Person || author.Name.Contains(' ', StringComparison.Ordinal) || TextFold.IsUnspaced(author.Name[0])) return false;
        return !lexicon.TryStripBylinePrefix(BylineText.Of(line.Text, authors, lexicon), out _);
    }

    // "JaneRoe", "roe7".
    private static bool IsHandle(string text)
    {
        for (var i = 2; i < text.Length; i++)
            if (char.IsAsciiDigit(text[i]) || (char.IsUpper(text[i]) && char.IsLower(text[i - 1]))) return true;
        return false;
    }

    private List<Author> Parse(BylineLine line, bool isMarked, bool isElement = false)
    {
        var authors = BylineParser.ParsePrinted(line.Text, lexicon, siteName, isMarked, isElement).ToList();
        for (var i = 0; i < authors.Count; i++)
        {
            foreach (var anchor in line.Anchors)
            {
                if (!authors[i].Name.Contains(anchor.Text, StringComparison.OrdinalIgnoreCase)
                    && !anchor.Text.Contains(authors[i].Name, StringComparison.OrdinalIgnoreCase)) continue;
                authors[i] = authors[i] with { Url = authors[i].Url ?? anchor.Url };
                // What is linked is the name; what stands beside it without a sign between is a role or a button.
                if (anchor.Text.Length < authors[i].Name.Length && anchor.Text.Contains(' ', StringComparison.Ordinal)
                    && BylineParser.ParsePrinted(anchor.Text, lexicon, siteName, isMarked: true) is [{ Kind: AuthorKind.Person } whole])
                    authors[i] = whole with { Url = anchor.Url, Role = authors[i].Role };
                break;
            }
        }
        if (line.Roles.Count > 0) BylineRoles.Settle(line.Roles, authors);
        DropSections(line, authors);
        DropOthers(line, authors);
        // A source that leads to another site is where the story was taken from.
        if (page is not null && BylineLabels.HasSource(line.Text)) authors.RemoveAll(a => a.Kind == AuthorKind.Organization && a.Url is { } url && !url.Host.Equals(page.Host, StringComparison.OrdinalIgnoreCase));
        // "Jane Roe, The Planet": where she works, by the name of the page's host.
        if (authors.Count > 1 && page is not null)
        {
            var site = new SiteNames([], page.Host);
            var others = authors.FindAll(a => a.Kind != AuthorKind.Person || !IsOfSite(a.Name, site));
            if (others.Exists(a => a.Kind == AuthorKind.Person)) authors = others;
        }
        if (authors.Count > 1) authors.RemoveAll(a => a.Kind == AuthorKind.Organization && NameWords.IsAgencies(a.Name));
        // In a box of several lines a single word that links nowhere is a label.
        if (authors.Count > 1 && line.Text.Contains('\n', StringComparison.Ordinal) && !lexicon.TryStripBylinePrefix(line.Text, out _))
            authors.RemoveAll(a => a.Url is null && IsSingleWord(a));
        return [.. BylineParser.Dedupe(authors)];
    }

    /// <summary>Whether a name is that of the page's host as no person's is: "THE PLANET", "The Planet", "Daily Planet Sports".</summary>
    private static bool IsOfSite(string name, SiteNames site)
    {
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        var hasArticle = space > 0 && NameWords.IsArticle(name[..space]);
        if (hasArticle && site.IsLabel(name[(space + 1)..])) return true;
        if (site.IsLabel(name)) return space < 0 || hasArticle || NameShape.IsOneCase(name, out _);
        var last = name.LastIndexOf(' ');
        return last > space && site.IsLabel(name[..last]);
    }

    private IEnumerable<PageElement> Siblings(int index)
    {
        var first = survey.Bylines[index];
        var kind = first[PageAttribute.Class].ToString();
        var last = survey.Positions[first];
        for (var i = index + 1; i < survey.Bylines.Count; i++)
        {
            var other = survey.Bylines[i];
            var position = survey.Positions[other];
            if (position > last + SiblingBlocks) yield break;
            if (other.Tag != first.Tag || !other[PageAttribute.Class].Span.SequenceEqual(kind) || IsInsideRead(other)) continue;
            if (other.Parent != first.Parent && other.Parent?.Parent != first.Parent?.Parent) continue;
            last = position;
            yield return other;
        }
    }

    private bool IsInsideRead(PageElement element)
    {
        var up = element;
        for (var depth = 0; up is not null && depth < 12; depth++, up = up.Parent)
            if (_read.Contains(up)) return true;
        return false;
    }

    private static bool IsMarked(PageElement element) =>
        element[PageAttribute.Rel].Span.Contains("author", StringComparison.OrdinalIgnoreCase)
        || element[PageAttribute.ItemProp].Span.Contains("author", StringComparison.OrdinalIgnoreCase);

    private BlockCues ElsewhereAt(int position) => position > lastBody && lastBody > titleIndex ? _elsewhereBelow : _elsewhereAbove;

    private bool IsBesideTitle(int position) => titleIndex >= 0 && position >= titleIndex - 4 && position <= titleIndex + BlocksBefore;

    private int Rank(int position, bool isMarked = false)
    {
        var fromEnd = position - lastBody;
        if (titleIndex < 0) return fromEnd > BlocksAfterBody ? int.MaxValue : 100 + position;
        var fromTitle = position >= titleIndex ? position - titleIndex : (titleIndex - position) * 2;
        if (fromTitle <= BlocksAfter) return fromTitle;
        if (position > titleIndex && position <= firstBody && firstBody - position <= BlocksBeforeBody) return BlocksAfter + 1 + firstBody - position;
        if (fromEnd is >= -1 and <= BlocksAfterBody) return EndRank + fromEnd + 1;
        return isMarked && fromEnd > 0 && position < _storyEnd ? EndRank + fromEnd + 1 : int.MaxValue;
    }
}
