using Extractor.Languages;
using Extractor.Text;

namespace Extractor.Walls;

/// <summary>How much story a page shows, in characters; one of a script without spaces counts as two.</summary>
internal readonly struct StoryText
{
    private const int RealLength = 600;
    private const int RealParagraphs = 2;
    private const int LeastParagraph = 40;

    /// <summary>A text with more than one word of service in so many characters speaks of the site, not of the news.</summary>
    private const int ServiceEvery = 100;

    private readonly int length;
    private readonly int paragraphs;

    private StoryText(int length, int paragraphs, int visible, int own)
    {
        this.length = length;
        this.paragraphs = paragraphs;
        Visible = visible;
        Own = own;
    }

    /// <summary>A body of several paragraphs: no banner, box or word on the page speaks against it.</summary>
    internal bool IsReal => length >= RealLength && paragraphs >= RealParagraphs;

    /// <summary>What is left without the paragraphs that speak mostly of the site: accounts, cookies, offers.</summary>
    internal int Visible { get; }

    /// <summary>What is left without the paragraphs that speak of the site at all.</summary>
    internal int Own { get; }

    /// <summary>Measures a body.</summary>
    /// <param name="article">The article as it was read.</param>
    internal static StoryText Of(Article article)
    {
        int length = 0, paragraphs = 0, visible = 0, own = 0;
        foreach (var block in article.Body)
        {
            if (block.Kind is BlockKind.Heading or BlockKind.Figure or BlockKind.Embed || block.Text.Length == 0)
            {
                continue;
            }

            var weight = Weight(block.Text);
            length += weight;
            paragraphs += weight >= LeastParagraph ? 1 : 0;
            if (WallWords.IsAny(TextFold.Fold(block.Text)))
            {
                continue;
            }

            var words = ServiceWords.Count(block.Text);
            visible += words * ServiceEvery > weight ? 0 : weight;
            own += words > 0 ? 0 : weight;
        }

        return new StoryText(length, paragraphs, visible, own);
    }

    /// <summary>The length of a text; characters of scripts that write a word in one or two of them count twice.</summary>
    /// <param name="text">The text.</param>
    internal static int Weight(string text)
    {
        var weight = text.Length;
        foreach (var c in text)
        {
            weight += TextFold.IsUnspaced(c) ? 1 : 0;
        }

        return weight;
    }
}
