using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Makes the captions and related links of what the caller's rules point to.</summary>
internal static class GivenReader
{
    public static List<FoundCaption> Captions(StoryInput story, IReadOnlyList<GivenCaption> given)
    {
        var found = new List<FoundCaption>();
        foreach (var one in given)
        {
            var text = one.Text ?? WithoutCredit(PageTextReader.Fold(one.Box), one.Credit);
            string? credit;
            if (one.Credit is { } printed) credit = CreditSplitter.CleanCredit(printed, story.Lexicon) ?? printed;
            else (text, credit) = CreditSplitter.Split(text, story.Lexicon);
            if (text.Length == 0 && credit is null) continue;
            var media = story.Survey.Media.Find(m => m.Element == one.Picture) ?? MediaOf(story, one);
            var picture = one.Picture ?? media?.Element;
            found.Add(new FoundCaption(
                new Caption
                {
                    Text = text,
                    Credit = credit,
                    Image = picture is null ? null : MediaSource.Of(picture, story.Base),
                    Alt = picture?.Get(PageAttribute.Alt) is { } alt ? FoldedText.Fold(alt) : null,
                },
                one.Blocks, picture, one.Blocks.Count > 0 ? one.Blocks[0] : media?.BlockIndex ?? 0));
        }
        return found;
    }

    public static FoundLinks Links(StoryInput story, IReadOnlyList<GivenLink> given)
    {
        var taken = new HashSet<int>();
        var links = new List<RelatedLink>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in given)
        {
            taken.UnionWith(one.Blocks);
            if (Urls.Resolve(story.Base, one.Link.Get(PageAttribute.Href)) is not { } url) continue;
            if (story.Url is not null && Urls.SamePage(url, story.Url)) continue;
            if (!seen.Add(url.AbsoluteUri)) continue;
            var text = PageTextReader.Fold(one.Link);
            if (story.Lexicon.StartsWithInlineMarker(text, out var marker) && marker < text.Length) text = text[marker..];
            text = text.Trim(' ', ':', '>', '»', '|', '–', '-', '•');
            links.Add(new RelatedLink { Url = url, Title = text.Length > 0 ? text : null, Placement = one.Placement });
        }
        return new FoundLinks(links, taken);
    }

    private static string WithoutCredit(string text, string? credit)
    {
        if (credit is null) return text;
        var at = text.LastIndexOf(credit, StringComparison.Ordinal);
        return at < 0 ? text : FoldedText.Fold(text.Remove(at, credit.Length)).TrimEnd('|', '-', '–', '—', '(', '[', '/', '·', '•', ' ');
    }

    /// <summary>The picture in the box, or in the figure or the box around it.</summary>
    private static PageMedia? MediaOf(StoryInput story, GivenCaption given)
    {
        PageElement? around = given.Box;
        for (var steps = 0; around is not null && steps < 4; steps++, around = around.Parent)
        {
            if (around.Tag is PageTag.Body or PageTag.Html or PageTag.Article or PageTag.Main) return null;
            foreach (var media in story.Survey.Media)
                if (!media.IsEmbed && media.Element.IsIn(around)) return media;
        }
        return null;
    }
}
