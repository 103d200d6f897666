using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>
/// Finds links to other stories: promo lines and boxes inside the story by the language's markers and by structure, and lists
/// after or beside it by their heading.
/// </summary>
internal static class RelatedLinkRules
{
    private const int MostLinks = 60;
    private const int LongestPromo = 300;
    private const int LongestHeading = 60;
    private const int ShortestLabel = 3;
    private const int LongestLabel = 30;
    private const int LongestRelatedList = 15;
    private const int FarthestRelated = 60;
    private const int LeastId = 5;
    private const int LeastHeadline = 5;
    private const int LeastLinkText = 25;
    private const int LongestButton = 40;
    private const BlockCues NotToStories = BlockCues.Tags | BlockCues.Byline | BlockCues.Bio | BlockCues.Share | BlockCues.Nav | BlockCues.Newsletter;

    public static FoundLinks Read(StoryInput story)
    {
        var links = new Links(story);
        var blocks = story.Blocks;
        var taken = new HashSet<int>();
        for (var i = 0; i < blocks.Count; i++)
        {
            story.Survey.Budget.Check();
            var block = blocks[i];
            if (block.Has(BlockCues.InNav | BlockCues.InFooter | BlockCues.Consent | BlockCues.Comment)) continue;
            if (taken.Contains(i)) continue;
            // A menu's headings and links serve the site, unless a careless class names the whole story so.
            if (block.Has(BlockCues.Nav) && (i < story.First || i > story.Last)) continue;
            var inside = i > Math.Min(story.First, story.TitleIndex < 0 ? story.First : story.TitleIndex) && i <= story.Last + 2;
            var opensList = i > story.Last && block.LinkCount == 0 && story.Headings[i] is HeadingKind.Related or HeadingKind.More && (block.Shape == BlockShape.Heading || OpensLinks(blocks, i));
            if (inside && !opensList && IsPromoLine(story, block, out var marker))
            {
                AddPromo(story, links, taken, i, marker);
            }
            else if (block.Text.Length <= LongestHeading && IsListHeading(story, i, out var placement))
            {
                AddList(story, links, taken, i, placement);
            }
            else if (inside && i > story.First && i <= story.Last && (IsCard(block) || IsLinkLine(story, block) || IsStoryLink(story, block)))
            {
                taken.Add(i);
                links.Add(block, LinkPlacement.Inline, 0);
            }
        }
        return new FoundLinks(links.Found, taken);
    }

    /// <summary>Whether a list of links follows.</summary>
    private static bool OpensLinks(IReadOnlyList<TextBlock> blocks, int i) =>
        i + 2 < blocks.Count && blocks[i + 1] is { Shape: BlockShape.ListItem, LinkCount: > 0 } && blocks[i + 2] is { Shape: BlockShape.ListItem, LinkCount: > 0 };

    private static bool IsPromoLine(StoryInput story, TextBlock block, out int marker)
    {
        marker = 0;
        if (block.Text.Length > LongestPromo || block.Shape == BlockShape.Table) return false;
        var text = block.Text.AsSpan();
        var skipped = 0;
        while (skipped < Math.Min(text.Length, 8) && !char.IsLetterOrDigit(text[skipped])) skipped++;
        if (!story.Lexicon.StartsWithInlineMarker(text[skipped..], out marker)) return (IsLabelledLink(block, out marker) || IsHeadedLink(story, block, out marker)) && LeadsInside(story, block);
        marker += skipped;
        // A sentence of the story may begin like a marker; one that promotes is link or little more.
        var rest = text.Length - marker;
        return rest <= 2 || block.LinkChars * 2 >= rest;
    }

    /// <summary>A paragraph that is a label in capitals and a link to another story, "STORY: Harbour wall to be mended", whatever the label.</summary>
    public static bool IsLabelledLink(TextBlock block, out int label)
    {
        label = 0;
        if (block.LinkCount == 0 || block.Shape is BlockShape.Heading or BlockShape.ListItem) return false;
        var colon = block.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < ShortestLabel or > LongestLabel || block.Text.Length < colon + 2 * ShortestLabel || block.Text[colon + 1] != ' ') return false;
        if (!block.Text.Take(colon).Any(char.IsUpper)) return false;
        foreach (var c in block.Text.AsSpan(0, colon))
            if (char.IsLower(c) || char.IsDigit(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.OtherLetter) return false;
        // Further lines have labels of their own.
        var lines = block.Text.AsSpan().Count('\n') + 1;
        if (block.LinkChars < block.Text.Length - (lines * (colon + 3)) || block.LinkCount > lines) return false;
        label = colon + 1;
        return true;
    }

    /// <summary>
    /// A paragraph that is a link behind an element of its own whose text heads lists of related stories elsewhere, though no white space
    /// parts them: <c>&lt;span&gt;Related&lt;/span&gt;&lt;a&gt;Harbour wall to be mended&lt;/a&gt;</c>; the element may also stand inside the link.
    /// </summary>
    public static bool IsHeadedLink(StoryInput story, TextBlock block, out int label)
    {
        label = 0;
        if (block.LinkCount == 0 || block.Shape == BlockShape.Heading || block.First == block.Last) return false;
        PageElement? top = null;
        for (var up = block.First.Parent; up is not null && up != block.Element && up.Tag != PageTag.A; up = up.Parent) top = up;
        if (top is null) return false;
        var isInLink = block.IsLink && top.Parent is { Tag: PageTag.A };
        var text = PageTextReader.Fold(top);
        if (text.Length is < ShortestLabel or > LongestLabel || !block.Text.StartsWith(text, StringComparison.Ordinal)) return false;
        if (isInLink ? block.Text.Length < text.Length + (2 * ShortestLabel) : block.LinkChars < block.Text.Length - text.Length - 2 || block.LinkChars >= block.Text.Length - text.Length + ShortestLabel) return false;
        if (!story.Lexicon.IsRelatedHeading(text) && !(story.Lexicon.StartsWithInlineMarker(text, out var marker) && marker == text.Length)) return false;
        label = text.Length;
        return true;
    }

    /// <summary>Whether a block's link leads to another page of the site: a source or a document that is named so is part of the story.</summary>
    private static bool LeadsInside(StoryInput story, TextBlock block) =>
        story.Url is not { } page || (block.Link is { } link && Urls.Resolve(story.Base, link.Get(PageAttribute.Href)) is { } target && Urls.SameSite(target, page)
            && !target.AbsolutePath.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase));

    private static void AddPromo(StoryInput story, Links links, HashSet<int> taken, int i, int marker)
    {
        var blocks = story.Blocks;
        taken.Add(i);
        if (blocks[i].LinkCount > 0) links.Add(blocks[i], LinkPlacement.Inline, marker);
        if (blocks[i].Text.Length - marker > 2) return;
        // The marker stands alone: what it points to follows, in the same box or list.
        var added = false;
        for (var j = i + 1; j < blocks.Count && j <= i + 8; j++)
        {
            var next = blocks[j];
            if (!next.IsLink || next.Text.Length > LongestPromo || (j > i + 1 && !SharesBox(blocks[i], next))) break;
            taken.Add(j);
            links.Add(next, LinkPlacement.Inline, 0);
            added = true;
        }
        if (!added) AddList(story, links, taken, i, i >= story.Last - 1 ? LinkPlacement.Related : LinkPlacement.Inline);
    }

    private static bool IsListHeading(StoryInput story, int i, out LinkPlacement placement)
    {
        placement = LinkPlacement.Related;
        if (story.Headings[i] == HeadingKind.Related)
        {
            if (i > story.First && GoesOnAfter(story, i)) placement = LinkPlacement.Inline;
            else if (i < story.First || i > story.Last + FarthestRelated) placement = LinkPlacement.More;
            return true;
        }
        placement = LinkPlacement.More;
        return story.Headings[i] == HeadingKind.More;
    }

    /// <summary>Whether the story has more than a stray line after a block.</summary>
    private static bool GoesOnAfter(StoryInput story, int i)
    {
        var paragraphs = 0;
        for (var j = i + 1; j <= story.Last; j++)
            if (story.IsBody[j] && !story.Blocks[j].IsLink && TextShape.Of(story.Blocks[j].Text).EndsSentence && ++paragraphs > 1) return true;
        return false;
    }

    private static void AddList(StoryInput story, Links links, HashSet<int> taken, int heading, LinkPlacement placement)
    {
        var blocks = story.Blocks;
        var box = Box(story, heading);
        if (box is null) return;
        taken.Add(heading);
        var listed = new List<int>();
        var headings = new HashSet<int>();
        for (var j = heading + 1; j < blocks.Count && j < heading + 120; j++)
        {
            var next = blocks[j];
            if (!next.Element.IsIn(box))
            {
                taken.UnionWith(headings);
                break;
            }
            if (next.Shape == BlockShape.Heading && !next.IsLink && next.LinkCount == 0 && next.Text.Length <= LongestHeading
                && (story.Lexicon.IsMoreHeading(next.Text) || story.Lexicon.IsRelatedHeading(next.Text) || story.Lexicon.IsCommentHeading(next.Text))) break;
            // The story goes on after a list inside it.
            if (story.IsBody[j] && !next.IsLink && TextShape.Of(next.Text).EndsSentence) break;
            if (next.LinkCount == 0)
            {
                // A teaser, a time or a section beside its link; a heading may be that of what the story goes on with.
                if (!story.IsBody[j]) (next.Shape == BlockShape.Heading ? headings : taken).Add(j);
                continue;
            }
            if (story.IsBody[j] && next.LinkDensity < 0.5) break;
            taken.UnionWith(headings);
            headings.Clear();
            taken.Add(j);
            if (!LooksLikeHeadline(next)) continue;
            // A box named after a topic or an author, heading and all, may list stories; names of topics are shorter.
            var apart = (next.Near & NotToStories) != 0;
            if (!apart || ((next.Near & NotToStories & ~blocks[heading].All) == 0 && TextShape.Of(next.Text).Words >= LeastHeadline)) listed.Add(j);
        }
        // An editor picks a few; a list without end is made by a machine or leads through the site.
        if (placement == LinkPlacement.Related && listed.Count > LongestRelatedList) placement = LinkPlacement.More;
        foreach (var j in listed) links.Add(blocks[j], placement, 0);
    }

    /// <summary>Whether a link's text is long enough for a headline: topics, sections and names are shorter.</summary>
    private static bool LooksLikeHeadline(TextBlock block)
    {
        // A line of several links names topics where they are short.
        if (block.LinkCount > 2 && block.LinkChars < LeastLinkText * block.LinkCount) return false;
        var words = TextShape.Of(block.Text).Words;
        return words >= 4 || (words >= 3 && block.Text.Length >= 18) || block.Text.Length >= 30;
    }

    /// <summary>
    /// A line of the story's column that the locator left out and that is a headline linked to another page of the site.
    /// </summary>
    private static bool IsLinkLine(StoryInput story, TextBlock block) =>
        !story.IsBody[block.Index] && block.LinkDensity >= 0.6 && block.LinkCount == 1 && block.Text.Length <= LongestPromo && LooksLikeHeadline(block)
        && block.Shape is not (BlockShape.Table or BlockShape.Preformatted) && CaptionReader.FigureOf(story, block) is null
        && !block.Has(BlockCues.InFigure | BlockCues.InButton | BlockCues.InForm | BlockCues.Hidden) && (block.Near & (NotToStories | BlockCues.Caption)) == 0
        && block.Link is { } link && Urls.Resolve(story.Base, link.Get(PageAttribute.Href)) is { } target && story.Url is { } page && Urls.SameSite(target, page);

    /// <summary>
    /// A line of the story that is nothing but a headline linked to an address made like the page's own: another story, though
    /// the locator took it for a line of this one.
    /// </summary>
    private static bool IsStoryLink(StoryInput story, TextBlock block)
    {
        if (!block.IsLink || block.LinkCount != 1 || block.Text.Length > LongestPromo || !LooksLikeHeadline(block)) return false;
        if (block.Shape is BlockShape.Table or BlockShape.Preformatted || story.Url is not { } page) return false;
        if (block.Link is not { } link || Urls.Resolve(story.Base, link.Get(PageAttribute.Href)) is not { } target || Urls.SamePage(target, page)) return false;
        var address = LinkAddress.Of(target, page);
        return address is { SameShape: true, Depth: > 0, Any: PathKind.None or PathKind.Media } && (address.SameSite || address.LongestDigits >= LeastId);
    }

    /// <summary>The smallest element around a heading that also holds links after it; null when there is none near.</summary>
    private static PageElement? Box(StoryInput story, int heading)
    {
        var blocks = story.Blocks;
        for (var (up, steps) = (blocks[heading].Element.Parent, 0); up is not null && steps < 5; up = up.Parent, steps++)
        {
            if (up.Tag is PageTag.Body or PageTag.Html or PageTag.Main) return null;
            var linksAfter = 0;
            var textAfter = 0;
            for (var j = heading + 1; j < blocks.Count && j < heading + 40 && blocks[j].Element.IsIn(up); j++)
            {
                if (blocks[j].LinkCount > 0 && blocks[j].LinkDensity > 0.4) linksAfter++;
                else if (blocks[j].Text.Length > 150 && story.IsBody[j]) textAfter++;
            }
            if (textAfter > 0 && textAfter >= linksAfter) return null;
            if (linksAfter > 0) return up;
        }
        return null;
    }

    /// <summary>A linked box inside the story whose class names it as related or as a promotion.</summary>
    private static bool IsCard(TextBlock block) =>
        block.IsLink && block.Text.Length is > 15 and <= LongestPromo && (block.All & (BlockCues.Related | BlockCues.Promo)) != 0;

    /// <summary>Whether a link leads to a topic or serves the reader of the site: letters, accounts, networks.</summary>
    public static bool IsService(StoryInput story, RelatedLink link)
    {
        var title = link.Title ?? "";
        // A headline may begin as the words of a button do, and be filed under a folder that is named like a service.
        if (title.Length <= LongestButton && story.Lexicon.KindsOf(title, LineKinds.Boilerplate | LineKinds.Service) != LineKinds.None) return true;
        var address = LinkAddress.Of(link.Url, story.Url);
        return (address is { First: PathKind.Service, LastWords: <= 1, Depth: <= 2 }) || (address.Any == PathKind.Topic && title.Length < LeastLinkText);
    }

    private static bool SharesBox(TextBlock a, TextBlock b) =>
        a.Element.Parent == b.Element.Parent || a.Element.Parent == b.Element.Parent?.Parent || a.Element == b.Element
        || a.Element.Parent?.Parent == b.Element.Parent?.Parent;

    /// <summary>The links gathered so far, each address once, with its fullest title.</summary>
    private sealed class Links(StoryInput story)
    {
        private readonly List<RelatedLink> found = [];
        private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

        public IReadOnlyList<RelatedLink> Found => found;

        /// <summary>Whether a text is the better title of two: the longer one, but no time.</summary>
        private bool IsBetter(string title, string known) =>
            (title.Length > known.Length || RelatedLinkReader.IsTime(known, story.Lexicon)) && !RelatedLinkReader.IsTime(title, story.Lexicon);

        public void Add(TextBlock block, LinkPlacement placement, int marker)
        {
            foreach (var (link, text) in BlockNodes.Links(block, story.Survey.Budget))
            {
                if (found.Count >= MostLinks) return;
                if (Urls.Resolve(story.Base, link.Get(PageAttribute.Href)) is not { } url) continue;
                if (story.Url is not null && Urls.SamePage(url, story.Url)) continue;
                var opens = marker > 0 && block.Text.StartsWith(text, StringComparison.Ordinal);
                var title = RelatedLinkReader.TitleOf(story, opens ? text : LinkTitle.Of(link, block, text), opens ? marker : 0);
                if (title is null) continue;
                if (!places.TryGetValue(url.AbsoluteUri, out var place))
                {
                    places[url.AbsoluteUri] = found.Count;
                    found.Add(new RelatedLink { Url = url, Title = title, Placement = placement });
                }
                else if (found[place].Placement == placement && IsBetter(title, found[place].Title ?? ""))
                {
                    found[place] = found[place] with { Title = title };
                }
            }
        }
    }
}
