using System.Buffers;
using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>Tells what may be a printed topic from the buttons, counters, dates and headlines that stand in lists of the same look.</summary>
internal static class TopicTest
{
    /// <summary>More words than this in a row are a headline, where nothing but the look of the list says that they are a topic.</summary>
    private const int MostWords = 4;

    /// <summary>How many characters may stand beside a date that is all of a line.</summary>
    private const int BesideDate = 6;

    private static readonly SearchValues<char> IconLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_0123456789");

    /// <summary>Whether a link may lead to the stories of a topic: not into the page itself, to a script, a letter or another site.</summary>
    /// <param name="href">The link's address as written.</param>
    /// <param name="url">The page's address; null where it is not known.</param>
    public static bool MayLead(string? href, Uri? url)
    {
        var address = href.AsSpan().Trim();
        if (address.IsEmpty || address[0] == '#') return false;
        if (Urls.Resolve(url, href) is not { } target) return url is null && !HasScheme(address);
        return url is null || (!Urls.SamePage(target, url) && Urls.SameSite(target, url));
    }

    /// <summary>Whether a link says of itself, by its address or its <c>rel</c> (microformats' rel-tag), that it leads to a tag.</summary>
    public static bool IsCertain(PageElement? link) =>
        link is not null && (TopicWords.IsTagAddress(link.Get(PageAttribute.Href)) || HasRel(link, "tag"));

    /// <summary>Whether a link's <c>rel</c> has a word: <c>tag</c>, and <c>category</c> beside it where it leads to a section.</summary>
    public static bool HasRel(PageElement link, ReadOnlySpan<char> word)
    {
        var rel = link[PageAttribute.Rel].Span;
        foreach (var range in rel.SplitAny(" ,\t\n\r\f"))
            if (rel[range].Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>Whether an address is that of a section of the site: <c>/category/essays</c>.</summary>
    public static bool IsCategory(Uri target)
    {
        var path = target.AbsolutePath.AsSpan().Trim('/');
        return path.LastIndexOf('/') is > 0 and var slash && TopicWords.IsCategoryPath(path[(path[..slash].LastIndexOf('/') + 1)..slash]);
    }

    /// <summary>Whether a text may be a topic at all.</summary>
    public static bool IsTopic(string text, Lexicon lexicon) =>
        text.Any(char.IsLetterOrDigit) && !text.AsSpan().ContainsAny("{}@") && !IsIcon(text)
        && lexicon.KindsOf(text, LineKinds.Announcing | LineKinds.Service) == LineKinds.None && !lexicon.StartsWithInlineMarker(text, out _);

    /// <summary>Whether a text is likely a topic though only the look of its list says so.</summary>
    public static bool IsLikelyTopic(string text, Lexicon lexicon) =>
        text.Any(char.IsLetter) && text[^1] is not ('?' or '？' or '…') && text.AsSpan().Count(' ') < MostWords && ServiceWords.Count(text) == 0 && !lexicon.TryStripBylinePrefix(text, out _) && !IsDate(text, lexicon);

    private static bool IsDate(string text, Lexicon lexicon) =>
        PrintedTime.TryRead(text, lexicon, null, out _, out _, out var length) && length + BesideDate >= text.Length;

    /// <summary>The name of a picture in a font of icons: <c>turned_in</c>.</summary>
    private static bool IsIcon(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        var word = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        return word.Contains('_') && !word.ContainsAnyExcept(IconLetters);
    }

    private static bool HasScheme(ReadOnlySpan<char> address) => address.IndexOfAny(':', '/', '?') is > 0 and var at && address[at] == ':';
}
