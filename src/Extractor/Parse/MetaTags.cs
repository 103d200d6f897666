using System.Buffers;
using System.Runtime.InteropServices;

namespace Extractor.Parse;

/// <summary>The page's meta and link tags. Names are lower-case; values are trimmed and never empty.</summary>
internal sealed class MetaTags
{
    /// <summary>The characters of nearly all names, which are lower-case already.</summary>
    private static readonly SearchValues<char> Lower = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789:-_. ");

    private const int Limit = 2_000;
    private const int MostNames = 16;
    private const int FilterBits = 1_024;

    /// <summary>A longer value is cut: none that is stated of a page is nearly so long.</summary>
    private const int LongestValue = 65_536;

    private readonly List<(ReadOnlyMemory<char> Name, ReadOnlyMemory<char> Value)> metas;
    private readonly List<(ReadOnlyMemory<char> Rel, PageElement Link)> links;

    /// <summary>A bit for each name's length and some of its letters: most names that are asked for no tag has.</summary>
    private readonly Strip<ulong> filter;

    public MetaTags(PageRoom room)
    {
        filter = room.Take<ulong>(FilterBits / 64);
        metas = room.List<(ReadOnlyMemory<char>, ReadOnlyMemory<char>)>();
        links = room.List<(ReadOnlyMemory<char>, PageElement)>();
    }

    /// <summary>All meta tags by their names, in document order. Valid until the tree is disposed of.</summary>
    public ReadOnlySpan<(ReadOnlyMemory<char> Name, ReadOnlyMemory<char> Value)> Entries => CollectionsMarshal.AsSpan(metas);

    public string? First(string name)
    {
        if (!MayHave(name)) return null;
        foreach (ref readonly var meta in Entries)
            if (meta.Name.Length == name.Length && meta.Name.Span.SequenceEqual(name)) return meta.Value.ToString();
        return null;
    }

    public IEnumerable<string> All(string name) => MayHave(name) ? ValuesOf(name) : [];

    private IEnumerable<string> ValuesOf(string name)
    {
        foreach (var meta in metas)
            if (meta.Name.Length == name.Length && meta.Name.Span.SequenceEqual(name)) yield return meta.Value.ToString();
    }

    /// <summary>The address of the first link with this relation.</summary>
    public string? LinkTo(string rel)
    {
        foreach (var (name, link) in links)
            if (name.Length == rel.Length && name.Span.SequenceEqual(rel) && link.Get(PageAttribute.Href) is { } href) return href;
        return null;
    }

    internal void AddMeta(PageElement meta)
    {
        if (metas.Count >= Limit) return;
        var content = meta[PageAttribute.Content].Trim();
        // Some systems write value for content.
        if (content.IsEmpty) content = meta[PageAttribute.Value].Trim();
        if (content.IsEmpty) return;
        if (content.Length > LongestValue) content = content[..LongestValue];
        // A tag may carry both: <meta name="author" property="article:author">.
        AddName(meta[PageAttribute.Property].Trim(), content);
        AddName(meta[PageAttribute.Name].Trim(), content);
        AddName(meta[PageAttribute.HttpEquiv].Trim(), content);
    }

    private void AddName(ReadOnlyMemory<char> names, ReadOnlyMemory<char> content)
    {
        for (var count = 1; Next(ref names, count, out var name); count++)
        {
            metas.Add((name, content));
            var place = Place(name.Span);
            filter[place / 64] |= 1UL << (place % 64);
        }
    }

    private bool MayHave(string name)
    {
        var place = Place(name);
        return (filter[place / 64] & (1UL << (place % 64))) != 0;
    }

    private static int Place(ReadOnlySpan<char> name) => ((name.Length * 31) + (name[0] * 7) + (name[^1] * 13) + (name[name.Length / 2] * 5)) % FilterBits;

    internal void AddLink(PageElement link)
    {
        if (links.Count >= Limit) return;
        var names = link[PageAttribute.Rel].Trim();
        for (var count = 1; Next(ref names, count, out var name); count++) links.Add((name, link));
    }

    /// <summary>Takes the next of names with blanks between them, in lower case; the last one that may be taken has the rest.</summary>
    private static bool Next(ref ReadOnlyMemory<char> names, int count, out ReadOnlyMemory<char> name)
    {
        names = names.TrimStart(' ');
        var end = count < MostNames ? names.Span.IndexOf(' ') : -1;
        if (end < 0) end = names.Length;
        name = names[..end];
        names = names[end..];
        if (name.Span.ContainsAnyExcept(Lower)) name = name.ToString().ToLowerInvariant().AsMemory();
        return name.Length > 0;
    }
}
