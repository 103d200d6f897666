using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>Makes the blocks of the record from the blocks of the page, figures and embeds in their places.</summary>
internal static class BodyWriter
{
    public static IReadOnlyList<ArticleBlock> Write(StoryInput story, bool[] keep, List<FoundCaption> captions, (int Block, int Length) cut)
    {
        var body = new List<ArticleBlock>();
        var media = Media(story, keep, captions);
        var next = 0;
        for (var i = 0; i < keep.Length; i++)
        {
            while (next < media.Count && media[next].Position <= i) body.Add(media[next++].Block);
            if (!keep[i]) continue;
            story.Survey.Budget.Check();
            var block = story.Blocks[i];
            var isCut = cut.Block == i;
            var text = isCut ? block.Text[..cut.Length].TrimEnd() : block.Text;
            if (text.Length == 0 || (block.Shape is not (BlockShape.Table or BlockShape.Preformatted) && !HoldsText(text))) continue;
            body.Add(new ArticleBlock
            {
                Kind = KindOf(block),
                Text = text,
                // The markup of a shortened block would still hold what was cut.
                Html = isCut ? null : InlineMarkup.Write(block, story.Base, story.Survey.Budget),
                Level = block.Shape is BlockShape.Heading or BlockShape.ListItem ? block.Level : null,
                Rows = block.Rows,
            });
        }
        while (next < media.Count) body.Add(media[next++].Block);
        return body;
    }

    /// <summary>Whether a line says anything: one of signs alone is a rule between paragraphs.</summary>
    private static bool HoldsText(string text)
    {
        foreach (var c in text)
            if (!char.IsPunctuation(c) && !char.IsWhiteSpace(c) && c is not ('=' or '~' or '+' or '|' or '^' or '`')) return true;
        return false;
    }

    private static BlockKind KindOf(TextBlock block) => block.Shape switch
    {
        BlockShape.Heading => BlockKind.Heading,
        BlockShape.ListItem => BlockKind.ListItem,
        BlockShape.Preformatted => BlockKind.Preformatted,
        BlockShape.Table => BlockKind.Table,
        _ => block.Has(BlockCues.InBlockquote) ? BlockKind.Quote : BlockKind.Paragraph,
    };

    /// <summary>Figures of the captions, and pictures and embeds that stand between blocks of the story, by position.</summary>
    private static List<(int Position, ArticleBlock Block)> Media(StoryInput story, bool[] keep, List<FoundCaption> captions)
    {
        var placed = new List<(int Position, ArticleBlock Block)>();
        var pictures = new HashSet<PageElement>();
        for (var c = 0; c < captions.Count; c++)
        {
            if (captions[c].Picture is { } picture) pictures.Add(picture);
            placed.Add((captions[c].Position, new ArticleBlock { Kind = BlockKind.Figure, Caption = c, Url = captions[c].Caption.Image }));
        }
        var first = Array.IndexOf(keep, true);
        var last = Array.LastIndexOf(keep, true);
        var seen = new HashSet<Uri>();
        foreach (var media in story.Survey.Media)
        {
            story.Survey.Budget.Check();
            if (first < 0 || media.BlockIndex <= first || media.BlockIndex > last || pictures.Contains(media.Element)) continue;
            if ((media.All & (BlockCues.Related | BlockCues.Promo | BlockCues.InNav | BlockCues.Share | BlockCues.Bio | BlockCues.InAside | BlockCues.Newsletter
                | BlockCues.Comment | BlockCues.InNoscript | BlockCues.List)) != 0) continue;
            if (media.Link is not null && !media.IsEmbed && MediaSource.IsTiny(media.Element)) continue;
            if (MediaSource.IsTiny(media.Element) || MediaSource.Of(media.Element, story.Base) is not { } url || !seen.Add(url)) continue;
            placed.Add((media.BlockIndex, new ArticleBlock { Kind = media.IsEmbed ? BlockKind.Embed : BlockKind.Figure, Url = url }));
        }
        return [.. placed.OrderBy(p => p.Position)];
    }
}
