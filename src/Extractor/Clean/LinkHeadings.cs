using Extractor.Languages;
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
    private const int Kinds = (int)HeadingKind.Boilerplate + 1;
    private readonly Strip<HeadingKind> kinds;

    /// <summary>The last line of each kind, block for block.</summary>
    private readonly Strip<int> last;

    private readonly Strip<int> lastOpening;

    public LinkHeadings(StoryInput story)
    {
        var blocks = story.Blocks;
        var room = story.Survey.Room;
        kinds = room.Take<HeadingKind>(blocks.Count);
        last = room.Take<int>(Kinds * blocks.Count);
        lastOpening = room.Take<int>(blocks.Count);
        Span<int> met = stackalloc int[Kinds];
        met.Fill(-1);
        for (var i = 0; i < blocks.Count; i++)
        {
            story.Survey.Budget.Check();
            var block = blocks[i];
            kinds[i] = KindOf(story, block);
            var opens = kinds[i] != HeadingKind.None
                || (block.Text.Length <= Longest && block.LinkCount == 0 && !story.IsBody[i] && (block.Shape == BlockShape.Heading || (block.Own & BlockCues.Title) != 0));
            met[(int)kinds[i]] = i;
            met.CopyTo(last.Span[(Kinds * i)..]);
            lastOpening[i] = opens ? i : i == 0 ? -1 : lastOpening[i - 1];
        }
    }

    /// <summary>What a block announces; nothing where it stands in a menu or a footer.</summary>
    public HeadingKind this[int block] => kinds[block];

    /// <summary>The last line of a kind at or before a block; -1 when there is none.</summary>
    public int Last(HeadingKind kind, int block) => last[(Kinds * block) + (int)kind];

    /// <summary>The last line at or before a block that looks like the heading of a list; -1 when there is none.</summary>
    public int LastOpening(int block) => lastOpening[block];

    public static HeadingKind KindOf(StoryInput story, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > Longest) return HeadingKind.None;
        var kinds = story.Lexicon.KindsOf(text, LineKinds.Announcing);
        if ((kinds & LineKinds.Related) != 0) return HeadingKind.Related;
        if ((kinds & LineKinds.More) != 0) return HeadingKind.More;
        if ((kinds & LineKinds.Comment) != 0) return HeadingKind.Comment;
        if (story.Lexicon.IsInlineMarkerOnly(text)) return HeadingKind.Marker;
        return (kinds & LineKinds.Boilerplate) != 0 ? HeadingKind.Boilerplate : HeadingKind.None;
    }

    private static HeadingKind KindOf(StoryInput story, TextBlock block) =>
        block.Has(BlockCues.InNav | BlockCues.InFooter) ? HeadingKind.None
        : KindOf(story, block.Text) is not HeadingKind.None and var kind ? kind
        // Two lists behind one heading: "Related articles" and "More from the author", which touch.
        : block.Shape == BlockShape.Heading && block.LinkCount > 1 && block.Text.Length <= Longest && block.Link is { } first ? KindOf(story, PageTextReader.Fold(first)) : HeadingKind.None;
}
