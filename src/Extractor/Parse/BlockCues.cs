namespace Extractor.Parse;

/// <summary>
/// What an element says of its role by its tag, its attributes and the words of its class and id. The words are data
/// (<c>Data/cues.json</c>): the property names there are the names here.
/// </summary>
[Flags]
internal enum BlockCues : ulong
{
    None = 0,

    // By the words of class, id and test ids.
    Body = 1UL << 0,
    Title = 1UL << 1,
    Standfirst = 1UL << 2,
    Kicker = 1UL << 3,
    Byline = 1UL << 4,
    Time = 1UL << 5,
    Caption = 1UL << 6,
    Credit = 1UL << 7,
    Gallery = 1UL << 8,
    Lead = 1UL << 9,
    Related = 1UL << 10,
    Promo = 1UL << 11,
    Newsletter = 1UL << 12,
    Paywall = 1UL << 13,
    Share = 1UL << 14,
    Comment = 1UL << 15,
    Nav = 1UL << 16,
    Chrome = 1UL << 17,
    Side = 1UL << 18,
    Consent = 1UL << 19,
    Overlay = 1UL << 20,
    Tags = 1UL << 21,
    Bio = 1UL << 22,
    List = 1UL << 23,
    Form = 1UL << 24,
    Live = 1UL << 25,
    Embed = 1UL << 26,
    Hidden = 1UL << 27,
    Meta = 1UL << 28,
    Quote = 1UL << 29,

    // By tag or attribute.
    InArticle = 1UL << 32,
    InMain = 1UL << 33,
    InNav = 1UL << 34,
    InHeader = 1UL << 35,
    InFooter = 1UL << 36,
    InAside = 1UL << 37,
    InForm = 1UL << 38,
    InFigure = 1UL << 39,
    InFigcaption = 1UL << 40,
    InList = 1UL << 41,
    InTable = 1UL << 42,
    InBlockquote = 1UL << 43,
    InPre = 1UL << 44,
    InButton = 1UL << 45,
    InDetails = 1UL << 46,
    InDialog = 1UL << 47,
    InNoscript = 1UL << 48,
    NotShown = 1UL << 49,
    BodyProperty = 1UL << 50,
    InSection = 1UL << 51,
    InLink = 1UL << 52,
    InDefinition = 1UL << 53,
    InTime = 1UL << 54,
    AuthorProperty = 1UL << 55,
}
