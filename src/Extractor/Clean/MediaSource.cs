using System.Globalization;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Finds the address of a picture or embed, lazy loading undone.</summary>
internal static class MediaSource
{
    private static readonly PageAttribute[] Lazy =
        [PageAttribute.DataSrc, PageAttribute.DataLazySrc, PageAttribute.DataOriginal, PageAttribute.DataUrl];

    public static Uri? Of(PageElement element, Uri? page)
    {
        foreach (var attribute in Lazy)
            if (Stated(page, element, attribute) is { } lazy) return lazy;
        if (Stated(page, element, PageAttribute.Src) is { } source && !IsPlaceholder(source)) return source;
        if (Largest(element.Get(PageAttribute.SrcSet) ?? element.Get(PageAttribute.DataSrcset)) is { } set && Urls.Resolve(page, set) is { } picked)
            return picked;
        if (element.Parent is { Tag: PageTag.Picture } picture)
        {
            for (var node = picture.FirstChild; node is not null; node = node.Next)
                if (node is PageElement { Tag: PageTag.Source } alternative
                    && Urls.Resolve(page, Largest(alternative.Get(PageAttribute.SrcSet) ?? alternative.Get(PageAttribute.DataSrcset))) is { } found)
                    return found;
        }
        for (var node = element.FirstChild; node is not null; node = node.Next)
            if (node is PageElement { Tag: PageTag.Source } inner && Urls.Resolve(page, inner.Get(PageAttribute.Src)) is { } film) return film;
        return Stated(page, element, PageAttribute.Src);
    }

    // A script that had nothing to set writes the word for that.
    private static Uri? Stated(Uri? page, PageElement element, PageAttribute attribute) =>
        element[attribute].Span.Trim() is "null" or "undefined" ? null : Urls.Resolve(page, element.Get(attribute));

    /// <summary>Whether the picture is too small to be one of the story: icons, counters, avatars.</summary>
    public static bool IsTiny(PageElement element) =>
        Size(element, PageAttribute.Width) is > 0 and < 80 || Size(element, PageAttribute.Height) is > 0 and < 60;

    /// <summary>Whether an address is that of a picture's file.</summary>
    public static bool IsFile(Uri address) => CaptionCues.IsPictureFile(address.AbsolutePath);

    private static int Size(PageElement element, PageAttribute attribute) =>
        int.TryParse(element[attribute].Span.TrimEnd("px"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;

    private static bool IsPlaceholder(Uri source)
    {
        var path = source.AbsolutePath;
        return path.Contains("placeholder", StringComparison.OrdinalIgnoreCase) || path.Contains("blank.", StringComparison.OrdinalIgnoreCase)
            || path.Contains("spacer", StringComparison.OrdinalIgnoreCase) || path.Contains("transparent", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The candidate of a srcset with the largest width or density; the first one of equals.</summary>
    private static string? Largest(string? set)
    {
        if (set is null) return null;
        string? best = null;
        var bestSize = -1.0;
        // Addresses may hold commas, so candidates are parted by a comma and white space.
        foreach (var candidate in set.Split([", ", ",\n", ",\t"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = candidate.AsSpan().LastIndexOfAny(' ', '\n', '\t');
            var address = at < 0 ? candidate : candidate[..at].Trim();
            var size = at < 0 || !double.TryParse(candidate.AsSpan(at + 1).TrimEnd("wx,"), NumberStyles.Float, CultureInfo.InvariantCulture, out var read) ? 0 : read;
            if (address.Length == 0 || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || size <= bestSize) continue;
            best = address.TrimEnd(',');
            bestSize = size;
        }
        return best;
    }
}
