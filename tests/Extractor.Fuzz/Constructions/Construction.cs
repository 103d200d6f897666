using System.Text;
using Extractor.Tests.Parse;

namespace Extractor.Fuzz.Constructions;

/// <summary>A page that costs more than its length, by name, at any size.</summary>
/// <param name="Name">What the page is.</param>
/// <param name="Make">Makes its bytes for a count of whatever it repeats.</param>
internal sealed record Construction(string Name, Func<int, byte[]> Make)
{
    private const int Sample = 1_000;

    /// <summary>All constructions: those for the parser alone, and those for the stages behind it.</summary>
    public static IReadOnlyDictionary<string, Construction> All { get; } = Collect();

    /// <summary>Makes the page at a size.</summary>
    /// <param name="size">Bytes; the page has as many at most, give or take a part that is not repeated.</param>
    public byte[] OfSize(int size)
    {
        // What does not grow with the count stands once, however large the page.
        var (one, many) = (Make(Sample).Length, Make(2 * Sample).Length);
        var growth = Math.Max(1, (double)(many - one) / Sample);
        var fixedPart = Math.Max(0, one - (growth * Sample));
        var count = (int)Math.Max(8, (size - fixedPart) / growth);
        var page = Make(count);
        // Numbers get longer as they grow.
        while (page.Length > size && count > 8)
        {
            count = Math.Max(8, (int)(count * 0.99 * size / page.Length));
            page = Make(count);
        }

        return page;
    }

    private static Dictionary<string, Construction> Collect()
    {
        var all = new Dictionary<string, Construction>(StringComparer.Ordinal);
        foreach (var (name, make) in HostilePages.All) all.Add(name, new(name, n => Encoding.UTF8.GetBytes(make(n))));
        all.Add("random markup", new("random markup", RandomMarkupOf));
        foreach (var construction in TextConstructions.All.Concat(BlockConstructions.All).Concat(StatedConstructions.All).Concat(CharsetConstructions.All))
            all.Add(construction.Name, construction);
        return all;
    }

    private static byte[] RandomMarkupOf(int count)
    {
        var random = new RandomMarkup(1);
        var html = new StringBuilder();
        while (html.Length < count * 20) html.Append(random.Next());
        return Encoding.UTF8.GetBytes(html.ToString());
    }
}
