using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>Where on a page a time stands.</summary>
internal enum TimeOrigin : byte
{
    /// <summary>The publication that JSON-LD states of the story.</summary>
    Schema,

    /// <summary>The publication that another node of the JSON-LD states.</summary>
    SchemaOther,

    /// <summary>A meta tag that names the publication.</summary>
    MetaPublished,

    /// <summary>A meta tag that names a date and does not say of what; many systems write the day of the page's making there.</summary>
    MetaDate,

    /// <summary>Microdata that names the publication.</summary>
    Microdata,

    /// <summary>Microdata or JSON-LD that names the making of the text.</summary>
    Created,

    /// <summary>An element that carries a machine-readable time.</summary>
    Element,

    /// <summary>A short line of text.</summary>
    Line,

    /// <summary>The opening of a paragraph, as a dateline with its day.</summary>
    Opening,

    /// <summary>The headline or the document's title.</summary>
    Title,

    /// <summary>The page's state in a script.</summary>
    Script,

    /// <summary>The digits of the address.</summary>
    Url,
}

/// <summary>A time that may be the story's, with what tells whether it is.</summary>
internal sealed class TimeCandidate
{
    public required ArticleTime Time { get; set; }

    public required TimeOrigin Origin { get; init; }

    public required FieldSource Source { get; init; }

    /// <summary>The same figures with day and month the other way round, where they may be read so.</summary>
    public DateOnly? Swapped { get; set; }

    /// <summary>The day of figures parted by dots (<see cref="DateFigures.MonthFirst"/>), where they may be read so.</summary>
    public DateOnly? MonthFirst { get; init; }

    /// <summary>Which of its figures was read as the day: the first (1), the second (2), or 0 where that is no question.</summary>
    public int DayPlace { get; init; }

    /// <summary>Whether the page calls it the time of a change.</summary>
    public bool IsUpdate { get; set; }

    /// <summary>Whether words call it the time of publication.</summary>
    public bool IsLabelled { get; init; }

    /// <summary>Whether a stated value is not in the form that machines write.</summary>
    public bool IsLoose { get; init; }

    /// <summary>Whether it is one end of a span of days or hours, as of events.</summary>
    public bool IsSpan { get; init; }

    /// <summary>The cues of the nearest elements.</summary>
    public BlockCues Near { get; init; }

    /// <summary>The cues of all elements around, without those that stand around the headline as well.</summary>
    public BlockCues Around { get; init; }

    /// <summary>The text block that holds it or follows it; -1 when it is stated only.</summary>
    public int Block { get; init; } = -1;

    /// <summary>The length of the line, and where in it the time starts.</summary>
    public int LineLength { get; init; }

    public int Start { get; init; }

    public int Length { get; init; }

    /// <summary>The element, whose siblings of the same class are counted.</summary>
    public PageElement? Element { get; init; }

    /// <summary>Whether its class says <c>updated</c>, which blog themes write on the time of publication too.</summary>
    public bool HasUpdateClass => Element is { } element && element[PageAttribute.Class].Span.Contains("updated", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether its class says <c>updated</c> and not <c>published</c> (hAtom): the time of a change where another one is that of publication.</summary>
    public bool IsCalledUpdated { get; init; }

    public bool IsPrinted => Origin is TimeOrigin.Element or TimeOrigin.Line or TimeOrigin.Opening or TimeOrigin.Title;

    /// <summary>The place among the candidates of the same origin.</summary>
    public int Rank { get; init; }
}
