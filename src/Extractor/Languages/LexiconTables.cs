using System.Buffers;

namespace Extractor.Languages;

/// <summary>A calendar besides the Gregorian one that a language's newsrooms date by.</summary>
internal enum PackCalendar
{
    /// <summary>None.</summary>
    None,

    /// <summary>Years counted 543 ahead.</summary>
    ThaiBuddhist,

    /// <summary>The solar Hijri calendar.</summary>
    Persian,
}

/// <summary>What a sign after figures says of them.</summary>
internal enum DateMark
{
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

/// <summary>
/// The words and phrases of one language, or of all. Each list is compiled when it is first asked for: a process that reads one page asks
/// for some of them only. Thread-safe.
/// </summary>
/// <remarks>Two threads may both compile a list: what they make is the same, and the first one stays.</remarks>
internal sealed class LexiconTables
{
    private readonly LanguagePack[] packs;
    private readonly LanguagePack[] all;
    private readonly bool dropClashes;
    private readonly Lazy<SearchValues<string>> openLines;
    private TimeTables? times;
    private WordTable<bool>? nameJoiners;
    private PhraseSet? inlineMarkers;
    private PhraseSet? relatedHeadings;
    private PhraseSet? moreHeadings;
    private PhraseSet? commentHeadings;
    private PhraseSet? boilerplate;
    private PhraseSet? serviceLines;
    private PhraseSet? closingLines;
    private PhraseSet? kickerNoise;
    private PhraseSet? bylinePrefixes;
    private PhraseSet? roleWords;
    private PhraseSet? deskWords;
    private PhraseSet? bylineNoise;
    private PhraseSet? creditLabels;
    private PhraseSet? figureLabels;
    private PhraseSet? endCreditLabels;
    private PhraseSet? datelineMarks;

    /// <param name="code">The language, or an empty string.</param>
    /// <param name="packs">The packs whose words and phrases count; earlier ones win over later ones.</param>
    /// <param name="all">All packs, for the signs that are read alike on pages of any language.</param>
    /// <param name="dropClashes">Whether a word that two packs read differently is left out, rather than read as the first does.</param>
    public LexiconTables(string code, LanguagePack[] packs, LanguagePack[] all, bool dropClashes)
    {
        Code = code;
        this.packs = packs;
        this.all = all;
        this.dropClashes = dropClashes;
        openLines = new(() => SearchValues.Create(
            [.. new[] { RelatedHeadings, MoreHeadings, CommentHeadings, Boilerplate, ServiceLines }.SelectMany(set => set.OpenFirsts)], StringComparison.Ordinal));
        var first = packs.Length > 0 && !dropClashes ? packs[0].Data : null;
        Calendar = first?.Calendar switch
        {
            "thaiBuddhist" => PackCalendar.ThaiBuddhist,
            "persian" => PackCalendar.Persian,
            _ => PackCalendar.None,
        };
        OrderByCountry = (first?.DateOrderByCountry ?? [])
            .ToDictionary(p => p.Key, p => LanguagePackCheck.ParseOrder(p.Value)!.Value, StringComparer.OrdinalIgnoreCase);
    }

    public string Code { get; }

    public PackCalendar Calendar { get; }

    public Dictionary<string, DateOrder> OrderByCountry { get; }

    /// <summary>The words of dates and clocks.</summary>
    public TimeTables Times => times ?? Keep(ref times, new TimeTables(packs, all, dropClashes));

    public PhraseSet InlineMarkers => inlineMarkers ?? Keep(ref inlineMarkers, Phrases(p => p.InlineMarkers));

    public PhraseSet RelatedHeadings => relatedHeadings ?? Keep(ref relatedHeadings, Phrases(p => p.RelatedHeadings));

    public PhraseSet MoreHeadings => moreHeadings ?? Keep(ref moreHeadings, Phrases(p => p.MoreHeadings));

    public PhraseSet CommentHeadings => commentHeadings ?? Keep(ref commentHeadings, Phrases(p => p.CommentHeadings));

    public PhraseSet Boilerplate => boilerplate ?? Keep(ref boilerplate, Phrases(p => p.Boilerplate));

    public PhraseSet ServiceLines => serviceLines ?? Keep(ref serviceLines, Phrases(p => p.ServiceLines));

    public PhraseSet ClosingLines => closingLines ?? Keep(ref closingLines, Phrases(p => p.ClosingLines));

    /// <summary>What a line must hold for a phrase of <see cref="Lexicon.KindsOf(ReadOnlySpan{char}, ReadOnlySpan{char}, LineKinds)"/> that anything may stand before.</summary>
    public SearchValues<string> OpenLines => openLines.Value;

    public PhraseSet KickerNoise => kickerNoise ?? Keep(ref kickerNoise, Phrases(p => p.KickerNoise));

    public PhraseSet BylinePrefixes => bylinePrefixes ?? Keep(ref bylinePrefixes, Phrases(p => p.BylinePrefixes));

    public PhraseSet RoleWords => roleWords ?? Keep(ref roleWords, Phrases(p => p.RoleWords));

    public PhraseSet DeskWords => deskWords ?? Keep(ref deskWords, Phrases(p => p.DeskWords));

    public PhraseSet BylineNoise => bylineNoise ?? Keep(ref bylineNoise, Phrases(p => p.BylineNoise));

    public PhraseSet CreditLabels => creditLabels ?? Keep(ref creditLabels, Phrases(p => p.CreditLabels));

    public PhraseSet FigureLabels => figureLabels ?? Keep(ref figureLabels, Phrases(p => p.FigureLabels));

    public PhraseSet EndCreditLabels => endCreditLabels ?? Keep(ref endCreditLabels, Phrases(p => p.EndCreditLabels));

    public PhraseSet DatelineMarks => datelineMarks ?? Keep(ref datelineMarks, Phrases(p => p.DatelineMarks));

    public WordTable<bool> NameJoiners => nameJoiners ?? Keep(ref nameJoiners, WordTables.Of(packs.Select(p => p.Data.NameJoiners)));

    private PhraseSet Phrases(Func<LanguagePackData, string[]?> select) => PhraseSet.Of([.. packs.Select(p => select(p.Data))]);

    private static T Keep<T>(ref T? place, T made)
        where T : class => Interlocked.CompareExchange(ref place, made, null) ?? made;
}
