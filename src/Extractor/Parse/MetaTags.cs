namespace Extractor.Parse;

/// <summary>The page's meta and link tags. Names are lower-case; values are trimmed and never empty.</summary>
internal sealed class MetaTags
{
    private const int Limit = 2_000;
    private const int MostNames = 16;

    /// <summary>A longer value is cut: none that is stated of a page is nearly so long.</summary>
    private const int LongestValue = 65_536;

    private readonly List<KeyValuePair<string, string>> metas = [];
    private readonly List<(string Rel, PageElement Link)> links = [];

    /// <summary>All meta tags by their names, in document order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Entries => metas;

    public string? First(string name)
    {
        foreach (var meta in metas)
            if (string.Equals(meta.Key, name, StringComparison.Ordinal)) return meta.Value;
        return null;
    }

    public IEnumerable<string> All(string name)
    {
        foreach (var meta in metas)
            if (string.Equals(meta.Key, name, StringComparison.Ordinal)) yield return meta.Value;
    }

    /// <summary>The address of the first link with this relation.</summary>
    public string? LinkTo(string rel)
    {
        foreach (var (name, link) in links)
            if (string.Equals(name, rel, StringComparison.Ordinal) && link.Get(PageAttribute.Href) is { } href) return href;
        return null;
    }

    internal void AddMeta(PageElement meta)
    {
        if (metas.Count >= Limit) return;
        // Some systems write value for content.
        if ((meta.Get(PageAttribute.Content) ?? meta.Get(PageAttribute.Value)) is not { } content) return;
        if (content.Length > LongestValue) content = content[..LongestValue];
        // A tag may carry both: <meta name="author" property="article:author">.
        AddName(meta.Get(PageAttribute.Property), content);
        AddName(meta.Get(PageAttribute.Name), content);
        AddName(meta.Get(PageAttribute.HttpEquiv), content);
    }

    private void AddName(string? names, string content)
    {
        if (names is null) return;
        foreach (var name in names.Split(' ', MostNames, StringSplitOptions.RemoveEmptyEntries))
            metas.Add(new(name.ToLowerInvariant(), content));
    }

    internal void AddLink(PageElement link)
    {
        if (links.Count >= Limit || link.Get(PageAttribute.Rel) is not { } rel) return;
        foreach (var name in rel.Split(' ', MostNames, StringSplitOptions.RemoveEmptyEntries))
            links.Add((name.ToLowerInvariant(), link));
    }
}
