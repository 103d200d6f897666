using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Tells the lines between a headline and the first paragraph that say who wrote the story and when.</summary>
internal static class HeadLine
{
    private const int Longest = 120;
    private const int MostTimes = 3;
    private const int LongestSigned = 80;

    /// <summary>Whether a block that stands above the first paragraph is a byline, a time or a row of buttons.</summary>
    public static bool Is(TextBlock block, Lexicon lexicon)
    {
        if (block.Text.Length >= Longest) return false;
        if ((block.Near & (BlockCues.Byline | BlockCues.Time | BlockCues.Meta | BlockCues.Share)) != 0 && !TextShape.Of(block.Text).EndsSentence) return true;
        if (lexicon.TryStripBylinePrefix(block.Text, out _) && !TextShape.Of(block.Text).EndsSentence) return true;
        return IsTimes(block.Text, lexicon);
    }

    /// <summary>
    /// Whether a line says of itself, whatever its class, that it is a byline with a name, or a time with its hour or label: a day alone is
    /// as often the heading of what happened then.
    /// </summary>
    public static bool IsOfWriterOrTime(string line, Lexicon lexicon)
    {
        if (line.Length is 0 or > LongestSigned || line[^1] is ':' or '：') return false;
        if (lexicon.TryStripBylinePrefix(line, out var opener) && opener < line.Length && !char.IsLower(line[opener]) && !TextShape.Of(line).EndsSentence) return true;
        return IsTimes(line, lexicon) && PrintedTime.TryRead(line, lexicon, null, out var time, out _, out _)
            && (time.Time is not null || lexicon.IsPublishedLabel(line, out _) || lexicon.IsUpdatedLabel(line, out _));
    }

    /// <summary>Whether half of a line or more are times: that of publication, that of the last change.</summary>
    public static bool IsTimes(string line, Lexicon lexicon)
    {
        var covered = 0;
        for (var (rest, times) = (line, 0); times < MostTimes && PrintedTime.TryRead(rest, lexicon, null, out _, out var start, out var length); times++)
        {
            covered += length;
            rest = rest[(start + length)..];
        }
        return covered > 0 && covered * 2 >= line.Length;
    }
}
