using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>Chooses the story's time among the candidates.</summary>
internal static class TimeChooser
{
    /// <summary>Where nothing is stated, a time less likely than this is given only where times of stories are printed: a wrong time is worse than none.</summary>
    private const double Least = 0.03;

    /// <summary>The same of a time that stands among those of other stories or in a sentence.</summary>
    private const double LeastElsewhere = 0.1;

    /// <summary>How many blocks around the headline its byline and time stand in.</summary>
    private const int HeadReach = 14;

    /// <summary>Most stories are changed within these days or never.</summary>
    private const int MostDaysToChange = 7;

    /// <summary>"On " before the day that a paragraph opens with; the place of a dateline is longer.</summary>
    private const int LongestPreposition = 4;

    private const BlockCues OfHead = BlockCues.Time | BlockCues.InTime | BlockCues.Byline | BlockCues.Meta;

    private const BlockCues Elsewhere = BlockCues.Comment | BlockCues.Related | BlockCues.List | BlockCues.InNav | BlockCues.InFooter | BlockCues.InAside;

    /// <summary>Chooses the time.</summary>
    /// <param name="candidates">All that the page states and prints.</param>
    /// <param name="features">What they are judged by.</param>
    /// <param name="judge">The judge.</param>
    /// <param name="titleIndex">The block of the headline; -1 where there is none.</param>
    /// <param name="isNews">Whether the page states its times of a news article: newsrooms state the point in time that they published at.</param>
    public static Sourced<ArticleTime>? Choose(List<TimeCandidate> candidates, TimeFeatures features, ITimeJudge judge, int titleIndex, bool isNews)
    {
        // What a page states of its publication is doubted only for something better.
        var best = candidates.Find(c => !c.IsLoose && c.Origin is TimeOrigin.Schema or TimeOrigin.MetaPublished or TimeOrigin.Microdata);
        if (isNews && best is { Origin: TimeOrigin.Schema, Time.Precision: TimePrecision.Instant }) return new(best.Time, best.Source);
        var bestScore = best is null ? Least : judge.Probability(features.Row(best));
        var isStated = best is not null;
        var judged = Judge(candidates, features, judge);
        var hasPlaced = judged.Exists(one => one.Score > Least && !TimePlaces.IsMisplaced(one.Candidate, titleIndex));
        var isLabelled = !isStated && titleIndex >= 0 && judged.Exists(one => one.Score > Least && IsLabelledByHeadline(one.Candidate, titleIndex));
        foreach (var (candidate, score) in judged)
        {
            if (score <= bestScore || candidate == best) continue;
            // Today's date in the head of the site, where the story's own is labelled below.
            if (isLabelled && candidate is { IsPrinted: true, IsLabelled: false } && candidate.Block < titleIndex) continue;
            if (hasPlaced && TimePlaces.IsMisplaced(candidate, titleIndex)) continue;
            var isElsewhere = candidate.IsPrinted && (candidate.Around & Elsewhere) != 0;
            if (isStated ? isElsewhere : score <= LeastElsewhere && (isElsewhere || IsInSentence(candidate))) continue;
            best = candidate;
            bestScore = score;
        }
        best ??= OfTheHead(candidates, features, judge, titleIndex);
        if (best is null || IsTold(best, candidates, titleIndex)) return null;
        // Of those that say the same day the story's own come first, of these the stated ones, then those with a label, then the likelier ones; another may say the same more precisely.
        var sameDay = candidates.Where(c => !c.IsUpdate && c.Time.Date == best.Time.Date)
            .OrderBy(c => (c.Around & Elsewhere) != 0)
            .ThenBy(c => c.Origin is TimeOrigin.Schema or TimeOrigin.MetaPublished or TimeOrigin.Microdata ? c.Origin : c.IsLabelled ? TimeOrigin.Created : TimeOrigin.Url)
            .ThenByDescending(c => c == best ? 2 : judge.Probability(features.Row(c)));
        return Finest([.. sameDay.Select(c => new Sourced<ArticleTime>(c.Time, c.Source))]);
    }

    /// <summary>Whether words call a time that of publication, close below the headline.</summary>
    private static bool IsLabelledByHeadline(TimeCandidate time, int titleIndex) =>
        time is { IsPrinted: true, IsLabelled: true, IsUpdate: false } && time.Block > titleIndex && time.Block - titleIndex <= HeadReach && (time.Around & Elsewhere) == 0;

    /// <summary>
    /// Whether a time of the story's prose is what the story tells of: one of days before the change that the page prints with its headline,
    /// where nothing else says when it was published.
    /// </summary>
    private static bool IsTold(TimeCandidate time, List<TimeCandidate> candidates, int titleIndex) =>
        ((time.Origin == TimeOrigin.Opening && time.Start <= LongestPreposition) || IsInSentence(time)) && titleIndex >= 0
        && !candidates.Exists(c => !c.IsUpdate && !c.IsPrinted && c.Time.Date == time.Time.Date)
        && candidates.Exists(c => c.IsUpdate && c.IsPrinted && Math.Abs(c.Block - titleIndex) <= HeadReach && c.Time.Date.DayNumber - time.Time.Date.DayNumber > MostDaysToChange);

    /// <summary>Whether most of a time's line is something else, and neither a word nor its element calls it a time of publication.</summary>
    private static bool IsInSentence(TimeCandidate candidate) =>
        candidate is { Origin: TimeOrigin.Line, IsLabelled: false } && (candidate.Near & OfHead) == 0 && candidate.Length * 2 < candidate.LineLength;

    private static List<(TimeCandidate Candidate, double Score)> Judge(List<TimeCandidate> candidates, TimeFeatures features, ITimeJudge judge)
    {
        var judged = new List<(TimeCandidate, double)>(candidates.Count);
        foreach (var candidate in candidates)
            if (!candidate.IsUpdate) judged.Add((candidate, judge.Probability(features.Row(candidate))));
        return judged;
    }

    /// <summary>The likeliest time that is printed with the headline, in an element of times or bylines or right after it; null where there is none.</summary>
    private static TimeCandidate? OfTheHead(List<TimeCandidate> candidates, TimeFeatures features, ITimeJudge judge, int titleIndex)
    {
        TimeCandidate? best = null;
        var bestWorth = 0.0;
        foreach (var candidate in candidates)
        {
            if (titleIndex < 0 || !candidate.IsPrinted || candidate.IsUpdate || Math.Abs(candidate.Block - titleIndex) > HeadReach) continue;
            if ((candidate.Around & (Elsewhere | BlockCues.Nav | BlockCues.Share)) != 0) continue;
            var isMarked = (candidate.Near & OfHead) != 0;
            if (!isMarked && candidate.Block != titleIndex + 1) continue;
            var worth = judge.Probability(features.Row(candidate)) + (isMarked ? 2 : 1);
            if (worth > bestWorth) (best, bestWorth) = (candidate, worth);
        }
        return best;
    }

    /// <summary>The first time, or another one that says the same more precisely.</summary>
    public static Sourced<ArticleTime>? Finest(List<Sourced<ArticleTime>> times)
    {
        if (times.Count == 0) return null;
        var best = times[0];
        foreach (var other in times)
            if (IsFiner(other.Value, best.Value)) best = other;
        return best;
    }

    private static bool IsFiner(ArticleTime other, ArticleTime best)
    {
        if (other.Precision <= best.Precision) return false;
        // Midnight is how templates write a day whose hour they do not know.
        if (best.Time is null || (best.Time == TimeOnly.MinValue && best.Offset is null)) return other.Date == best.Date;
        return other.Date == best.Date && other.Time is { } a && best.Time is { } b && a.Hour == b.Hour && a.Minute == b.Minute;
    }
}
