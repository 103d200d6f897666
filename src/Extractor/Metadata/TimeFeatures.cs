using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>What the choice among a page's times goes by: one row of numbers a candidate.</summary>
internal sealed class TimeFeatures
{
    public const int Count = 71;

    private const int Origins = 12;
    private const int Near = 14;

    private readonly List<TimeCandidate> candidates;
    private readonly List<DateOnly> modified;
    private readonly int titleIndex;
    private readonly int last;
    private readonly int blocks;
    private readonly (int Year, int Month)? urlMonth;
    private readonly bool isNews;
    private readonly bool hasArticle;

    public TimeFeatures(List<TimeCandidate> candidates, IEnumerable<ArticleTime> modified, int titleIndex, int last, int blocks, (int Year, int Month)? urlMonth, bool isNews, bool hasArticle)
    {
        this.candidates = candidates;
        this.modified = [.. modified.Select(time => time.Date), .. candidates.Where(c => c.IsUpdate).Select(c => c.Time.Date)];
        this.titleIndex = titleIndex;
        this.last = last;
        this.blocks = blocks;
        this.urlMonth = urlMonth;
        this.isNews = isNews;
        this.hasArticle = hasArticle;
    }

    public float[] Row(TimeCandidate candidate)
    {
        var row = new float[Count];
        var at = 0;
        void Put(double value) => row[at++] = (float)value;
        void Flag(bool value) => Put(value ? 1 : 0);

        for (var origin = 0; origin < Origins; origin++) Flag((int)candidate.Origin == origin);
        var time = candidate.Time;
        Flag(time.Time is not null);
        Flag(time.Offset is not null);
        Flag(time.Time == TimeOnly.MinValue);
        Flag(candidate.IsLoose);
        Flag(candidate.IsLabelled);
        Flag(candidate.HasUpdateClass);
        Flag(candidate.Swapped is not null);
        Put(Math.Min(candidate.Rank, 20));

        foreach (var cue in (ReadOnlySpan<BlockCues>)
            [BlockCues.Time | BlockCues.InTime, BlockCues.Byline | BlockCues.AuthorProperty, BlockCues.Meta, BlockCues.Title | BlockCues.Standfirst, BlockCues.InLink,
             BlockCues.Caption | BlockCues.InFigcaption | BlockCues.Credit, BlockCues.Body, BlockCues.InTable | BlockCues.InList])
            Flag((candidate.Near & cue) != 0);
        foreach (var cue in (ReadOnlySpan<BlockCues>)
            [BlockCues.Related | BlockCues.Promo, BlockCues.List, BlockCues.Comment, BlockCues.InNav | BlockCues.Nav, BlockCues.InFooter, BlockCues.Chrome | BlockCues.Credit,
             BlockCues.InAside | BlockCues.Side, BlockCues.Hidden | BlockCues.NotShown, BlockCues.InArticle, BlockCues.Live | BlockCues.Embed])
            Flag((candidate.Around & cue) != 0);

        var placed = candidate.Block >= 0;
        var distance = placed ? candidate.Block - Math.Max(titleIndex, 0) : 0;
        Put(Math.Clamp(distance, -60, 200));
        Put(Math.Min(Math.Abs(distance), 200));
        Flag(placed);
        Flag(titleIndex >= 0);
        Put(placed && last >= 0 ? Math.Clamp(candidate.Block - last, -60, 60) : 0);
        Put(placed ? (double)candidate.Block / Math.Max(1, blocks) : 0);
        Put(candidate.LineLength);
        Put(candidate.Start);
        Put(candidate.LineLength == 0 ? 0 : (double)candidate.Length / candidate.LineLength);
        Put(candidate.IsPrinted ? Math.Min(20, candidates.Count(c => c.IsPrinted && c.Element is not null && c.Rank < candidate.Rank && c.Time.Date != time.Date)) : 0);
        Put(candidate.Element is { } element ? Math.Min(20, candidates.Count(c => c.Element is { } other && c.Origin == candidate.Origin && other.IsMadeLike(element))) : 0);
        Put(Math.Min(50, candidates.Count(c => c.IsPrinted)));

        Agreement(candidate, Put);
        Flag(isNews);
        Flag(hasArticle);
        Flag(modified.Contains(time.Date));
        Put(modified.Count == 0 ? 0 : modified.Exists(day => day < time.Date) ? 2 : 1);
        Put(urlMonth is not { } month ? 0 : month.Year != time.Date.Year ? -1 : month.Month == 0 ? 1 : month.Month == time.Date.Month ? 2 : -2);
        return row;
    }

    /// <summary>How many candidates of each kind say the same day, and whether there are any that do not.</summary>
    private void Agreement(TimeCandidate candidate, Action<double> put)
    {
        Span<int> same = stackalloc int[Kinds];
        Span<int> other = stackalloc int[Kinds];
        foreach (var one in candidates)
        {
            if (one == candidate || one.IsUpdate) continue;
            var kind = KindOf(one);
            if (one.Time.Date == candidate.Time.Date) same[kind]++;
            else other[kind]++;
        }
        for (var kind = 0; kind < Kinds; kind++)
        {
            put(Math.Min(3, same[kind]));
            put(Math.Min(3, other[kind]));
        }
    }

    private const int Kinds = 8;

    private int KindOf(TimeCandidate candidate) => candidate.Origin switch
    {
        TimeOrigin.Schema or TimeOrigin.SchemaOther => 0,
        TimeOrigin.MetaPublished => 1,
        TimeOrigin.MetaDate => 2,
        TimeOrigin.Microdata or TimeOrigin.Created => 3,
        TimeOrigin.Script => 4,
        TimeOrigin.Url or TimeOrigin.Title => 5,
        _ => candidate.Block >= titleIndex - Near && candidate.Block <= titleIndex + Near ? 6 : 7,
    };
}
