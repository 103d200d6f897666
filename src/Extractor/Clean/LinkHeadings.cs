using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>What the lines before a link announce.</summary>
internal enum HeadingKind : byte
{
    None,
    Related,
    More,
    Comment,
    Marker,
    Boilerplate,
}

/// <summary>Classes the short lines of a page by the words of its language, and finds those before a block.</summary>
internal sealed class LinkHeadings
{
    private const int Longest = 60;
    private readonly HeadingKind[] kinds;
    private readonly bool[] opens;
    private readonly int[][] last;
    private readonly int[] lastOpening;

    public LinkHeadings(StoryInput story)
    {
        var blocks = story.Blocks;
        kinds = new HeadingKind[blocks.Count];
        opens = new bool[blocks.Count];
        last = new int[(int)HeadingKind.Boilerplate + 1][];
        for (var kind = 0; kind < last.Length; kind++) last[kind] = new int[blocks.Count];
        lastOpening = new int[blocks.Count];
        for (var i = 0; i < blocks.Count; i++)
        {
            story.Survey.Budget.Check();
            var block = blocks[i];
            kinds[i] = KindOf(story, block);
            opens[i] = kinds[i] != HeadingKind.None
                || (block.Text.Length <= Longest && block.LinkCount == 0 && !story.IsBody[i] && (block.Shape == BlockShape.Heading || (block.Own & BlockCues.Title) != 0));
            for (var kind = 0; kind < last.Length; kind++)
                last[kind][i] = (int)kinds[i] == kind ? i : i == 0 ? -1 : last[kind][i - 1];
            lastOpening[i] = opens[i] ? i : i == 0 ? -1 : lastOpening[i - 1];
        }
    }

    public HeadingKind this[int block] => kinds[block];

    /// <summary>The last line of a kind at or before a block; -1 when there is none.</summary>
    public int Last(HeadingKind kind, int block) => last[(int)kind][block];

    /// <summary>The last line at or before a block that looks like the heading of a list; -1 when there is none.</summary>
    public int LastOpening(int block) => lastOpening[block];

    public static HeadingKind KindOf(StoryInput story, ReadOnlySpan<char> text)
    {
        var lexicon = story.Lexicon;
        if (text.IsEmpty || text.Length > Longest) return HeadingKind.None;
        if (lexicon.IsRelatedHeading(text)) return HeadingKind.Related;
        if (lexicon.IsMoreHeading(text)) return HeadingKind.More;
        if (lexicon.IsCommentHeading(text)) return HeadingKind.Comment;
        if (lexicon.IsInlineMarkerOnly(text)) return HeadingKind.Marker;
        return lexicon.IsBoilerplate(text) ? HeadingKind.Boilerplate : HeadingKind.None;
    }

    private static HeadingKind KindOf(StoryInput story, TextBlock block) =>
        block.Has(BlockCues.InNav | BlockCues.InFooter) ? HeadingKind.None : KindOf(story, block.Text);
}
