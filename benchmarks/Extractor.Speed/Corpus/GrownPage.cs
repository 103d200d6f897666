using System.Text;
using Extractor.Speed.Measure;

namespace Extractor.Speed.Corpus;

/// <summary>Pages of any size with the structure of a real one: what stands in its body, over and over.</summary>
internal static class GrownPage
{
    /// <summary>
    /// The page of the corpus whose body is nearest to a size that can be repeated, and that is still extracted at its largest: of a page
    /// that is refused for its many blocks the time says nothing.
    /// </summary>
    /// <param name="pages">The corpus.</param>
    /// <param name="size">The size to be near to, in bytes.</param>
    /// <param name="largest">The size that pages are grown to, in bytes.</param>
    /// <exception cref="UsageException">There is no such page.</exception>
    public static SpeedPage Seed(IReadOnlyList<SpeedPage> pages, int size, int largest) =>
        pages.Where(page => Body(page.Text).Length > 0).OrderBy(page => Math.Abs(page.Bytes.Length - size))
            .FirstOrDefault(page => Contestants.CanExtract(Grow(page, largest))) ?? throw new UsageException("No page of the manifest can be grown.");

    /// <summary>Repeats a page's body until the page has a size in bytes.</summary>
    public static SpeedPage Grow(SpeedPage seed, int size)
    {
        var range = Body(seed.Text);
        var (offset, length) = (range.Start, range.Length);
        var body = seed.Text.AsSpan(offset, length);
        var grown = new StringBuilder(size);
        grown.Append(seed.Text.AsSpan(0, offset));
        var left = size - Encoding.UTF8.GetByteCount(seed.Text) + Encoding.UTF8.GetByteCount(body);
        var one = Encoding.UTF8.GetByteCount(body);
        do
        {
            // Each copy in an element of its own, as a list of stories would have it.
            grown.Append("<div class=\"part\">").Append(body).Append("</div>");
            left -= one;
        }
        while (left > 0);
        grown.Append(seed.Text.AsSpan(offset + length));
        return SpeedPage.Of($"{seed.Id} grown", seed.Url, Encoding.UTF8.GetBytes(grown.ToString()));
    }

    private static (int Start, int Length) Body(string text)
    {
        var open = text.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        var start = open < 0 ? -1 : text.IndexOf('>', open) + 1;
        var end = text.LastIndexOf("</body", StringComparison.OrdinalIgnoreCase);
        return start <= 0 || end <= start ? default : (start, end - start);
    }
}
