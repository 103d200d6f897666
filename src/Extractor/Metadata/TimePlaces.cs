using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>
/// Tells times that stand where those of a story do not: in comments, which come after it; in captions, which say when a picture was
/// taken; in navigation; above the headline in the head of the site, as today's date; and either end of a span, as of an event.
/// </summary>
internal static class TimePlaces
{
    private const BlockCues OfPicture = BlockCues.Caption | BlockCues.InFigcaption;

    private const BlockCues OfNavigation = BlockCues.Nav | BlockCues.InNav;

    private const BlockCues OfSite = BlockCues.InHeader | BlockCues.Hidden | BlockCues.NotShown;

    /// <summary>Whether a time is chosen only where there is no other.</summary>
    /// <param name="candidate">The time.</param>
    /// <param name="titleIndex">The block of the headline; -1 where there is none.</param>
    public static bool IsMisplaced(TimeCandidate candidate, int titleIndex)
    {
        if (!candidate.IsPrinted) return false;
        if (candidate.IsSpan) return true;
        if (((candidate.Near | candidate.Around) & (BlockCues.Comment | OfPicture)) != 0) return true;
        if ((candidate.Around & OfNavigation) != 0) return true;
        return titleIndex >= 0 && candidate.Block < titleIndex - 1 && (candidate.Around & OfSite) != 0;
    }
}
