using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>Settles by what a page's times say of each other what none of them says alone.</summary>
internal static class TimeAgreement
{
    private const int Near = 14;
    private const BlockCues Elsewhere = BlockCues.Related | BlockCues.List | BlockCues.Comment | BlockCues.InNav | BlockCues.InFooter | BlockCues.InAside;
    private const int MostHoursAhead = 14;
    private const int MostHoursBehind = 12;

    /// <summary>
    /// Reads figures the other way round (<c>02/10/2020</c>) where other times of the page say that day, or where its other figures
    /// can be read in that order only; those with dots only where the page states that day and not the other.
    /// </summary>
    public static void SettleOrder(List<TimeCandidate> candidates, List<Sourced<ArticleTime>> modified, PageSurvey survey)
    {
        var place = -1;
        foreach (var candidate in candidates)
        {
            if (candidate.MonthFirst is { } turned && IsStated(candidates, turned) && !IsStated(candidates, candidate.Time.Date))
            {
                candidate.Time = candidate.Time with { Date = turned };
                continue;
            }
            if (candidate.Swapped is not { } swapped) continue;
            var forSwapped = Votes(candidates, modified, swapped);
            var forRead = Votes(candidates, modified, candidate.Time.Date);
            if (forSwapped == 0 && forRead == 0)
            {
                if (place < 0) place = PrintedTimes.DayPlace(survey);
                if (place == 0 || candidate.DayPlace == place) continue;
            }
            else if (forSwapped <= forRead)
            {
                continue;
            }
            (candidate.Time, candidate.Swapped) = (candidate.Time with { Date = swapped }, candidate.Time.Date);
        }
    }

    /// <summary>
    /// Knows a printed day without a label for the time of a change where the page states that day as such and another, earlier one as
    /// its publication.
    /// </summary>
    public static void SettleUpdates(List<TimeCandidate> candidates, List<Sourced<ArticleTime>> modified)
    {
        foreach (var candidate in candidates)
        {
            if (!candidate.IsPrinted || candidate.IsLabelled || !modified.Exists(time => time.Value.Date == candidate.Time.Date)) continue;
            var isEarlier = false;
            foreach (var other in candidates)
            {
                if (other.IsLoose || other.Origin is not (TimeOrigin.Schema or TimeOrigin.MetaPublished or TimeOrigin.Microdata)) continue;
                // The same day in another zone is no other day.
                if (other.Time.Date < candidate.Time.Date.AddDays(-1)) isEarlier = true;
                else break;
            }
            if (isEarlier) candidate.IsUpdate = true;
        }
    }

    /// <summary>
    /// Knows a time whose class says <c>updated</c> (hAtom) for that of a change where an earlier or equal one is printed beside it: themes
    /// write the class on the only time of a story as well.
    /// </summary>
    public static void SettleCalled(List<TimeCandidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (!candidate.IsCalledUpdated || candidate.IsLabelled || candidate.IsUpdate) continue;
            foreach (var other in candidates)
            {
                if (!other.IsPrinted || other.IsCalledUpdated || other.IsUpdate || Math.Abs(other.Block - candidate.Block) > 1 || other.Time.Date > candidate.Time.Date) continue;
                // What stands around it is the same: the time of another story is in another box.
                if (other.Block != candidate.Block && (other.Around != candidate.Around || other.Element?.Parent != candidate.Element?.Parent)) continue;
                candidate.IsUpdate = true;
                break;
            }
        }
    }

    /// <summary>
    /// Gives an instant in UTC the local time that another source states or prints of it: the same instant with an offset, or a clock
    /// that differs by whole quarters of an hour. Two sources that agree to the minute tell the zone.
    /// </summary>
    public static void SettleZone(List<TimeCandidate> candidates, int titleIndex)
    {
        var witnesses = candidates.FindAll(c => !c.IsUpdate && c.Time.Time is not null && IsOfStory(c, titleIndex));
        foreach (var candidate in candidates)
        {
            if (candidate.Time is not { Time: not null } utc || utc.Offset != TimeSpan.Zero || utc.ToInstant() is not { } instant) continue;
            if (Local(witnesses, instant) is { } local) candidate.Time = local;
        }
    }

    private static bool IsOfStory(TimeCandidate candidate, int titleIndex) =>
        !candidate.IsPrinted || (Math.Abs(candidate.Block - titleIndex) <= Near && (candidate.Around & Elsewhere) == 0);

    private static ArticleTime? Local(List<TimeCandidate> witnesses, DateTimeOffset instant)
    {
        foreach (var other in witnesses)
        {
            if (other.Time.Offset is { } offset && offset != TimeSpan.Zero && other.Time.ToInstant() is { } stated
                && (stated - instant).Duration() < TimeSpan.FromMinutes(1))
                return ArticleTime.FromInstant(instant.ToOffset(offset));
        }
        foreach (var other in witnesses)
        {
            if (other.Time is not { Time: { } clock, Offset: null } || clock == TimeOnly.MinValue) continue;
            // A clock without seconds stands for its whole minute.
            var exact = clock.Second != 0 || clock.Millisecond != 0;
            var from = exact ? instant.DateTime : instant.DateTime.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));
            var ahead = other.Time.Date.ToDateTime(clock) - from;
            if (exact) ahead = TimeSpan.FromSeconds(Math.Round(ahead.TotalSeconds));
            if (ahead == TimeSpan.Zero || !IsOffset(ahead)) continue;
            if (ahead > TimeSpan.FromHours(MostHoursAhead) || ahead < TimeSpan.FromHours(-MostHoursBehind)) continue;
            return ArticleTime.FromInstant(instant.ToOffset(ahead));
        }
        return null;
    }

    /// <summary>Whether a zone has such an offset: whole and half hours, and the three that are a quarter short of an hour.</summary>
    private static bool IsOffset(TimeSpan ahead) =>
        ahead.Ticks % (30 * TimeSpan.TicksPerMinute) == 0 || ahead.Ticks / TimeSpan.TicksPerMinute is 345 or 525 or 765;

    /// <summary>Whether the page's data states a day as the publication, in the form that machines write.</summary>
    private static bool IsStated(List<TimeCandidate> candidates, DateOnly day)
    {
        foreach (var candidate in candidates)
            if (!candidate.IsLoose && candidate.Time.Date == day && candidate.Origin is TimeOrigin.Schema or TimeOrigin.MetaPublished or TimeOrigin.Microdata) return true;
        return false;
    }

    private static int Votes(List<TimeCandidate> candidates, List<Sourced<ArticleTime>> modified, DateOnly day)
    {
        var votes = modified.Exists(time => time.Value.Date == day) ? 1 : 0;
        foreach (var candidate in candidates)
            if (candidate.Swapped is null && candidate.Time.Date == day) votes++;
        return votes;
    }
}
