using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>What the clean stage works on: the page and the blocks that belong to its story.</summary>
/// <param name="Survey">The page's blocks.</param>
/// <param name="IsBody">For each block of the page, whether the locator counts it among the story.</param>
/// <param name="Lexicon">The words of the page's language.</param>
/// <param name="Title">The headline; null when none was found.</param>
/// <param name="TitleIndex">The index of the block that prints the headline; -1 when none does.</param>
/// <param name="Description">The page's description, as its metadata states it.</param>
/// <param name="SiteName">The site's name, as its metadata states it.</param>
/// <param name="Url">The page's address.</param>
/// <param name="Base">The address that relative ones are resolved against.</param>
internal sealed record StoryInput(
    PageSurvey Survey, IReadOnlyList<bool> IsBody, Lexicon Lexicon, string? Title, int TitleIndex, string? Description, string? SiteName,
    Uri? Url, Uri? Base)
{
    /// <summary>What the caller's rules settle.</summary>
    public GivenParts Given { get; init; } = GivenParts.None;

    public IReadOnlyList<TextBlock> Blocks => Survey.Blocks;

    /// <summary>The first block of the story; the end of the page when there is none.</summary>
    public int First { get; } = FirstOf(IsBody);

    /// <summary>The last block of the story; -1 when there is none.</summary>
    public int Last { get; } = LastOf(IsBody);

    /// <summary>The cues that all blocks of the story stand under.</summary>
    public BlockCues SharedCues { get; } = SharedOf(Survey.Blocks, IsBody);

    /// <summary>What the page's lines announce.</summary>
    public LinkHeadings Headings => headings ??= new LinkHeadings(this);

    /// <summary>Which elements hold a picture.</summary>
    public PictureHolders Pictures { get; } = new(Survey);

    private LinkHeadings? headings;

    private static BlockCues SharedOf(List<TextBlock> blocks, IReadOnlyList<bool> isBody)
    {
        var shared = (BlockCues)ulong.MaxValue;
        var any = false;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!isBody[i]) continue;
            shared &= blocks[i].All;
            any = true;
        }
        return any ? shared : BlockCues.None;
    }

    private static int FirstOf(IReadOnlyList<bool> isBody)
    {
        for (var i = 0; i < isBody.Count; i++) if (isBody[i]) return i;
        return isBody.Count;
    }

    private static int LastOf(IReadOnlyList<bool> isBody)
    {
        for (var i = isBody.Count - 1; i >= 0; i--) if (isBody[i]) return i;
        return -1;
    }
}
