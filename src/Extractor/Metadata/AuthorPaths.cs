namespace Extractor.Metadata;

/// <summary>Tells by its address whether a page is an author's: sites keep them under a segment such as <c>/author/</c>.</summary>
internal static class AuthorPaths
{
    /// <summary>Whether a segment before the last names authors.</summary>
    public static bool IsAuthor(Uri? address)
    {
        if (address is not { IsAbsoluteUri: true } || address.Scheme is not ("http" or "https")) return false;
        var path = address.AbsolutePath.AsSpan().TrimEnd('/');
        while (path.LastIndexOf('/') is > 0 and var slash)
        {
            path = path[..slash];
            var segment = path[(path.LastIndexOf('/') + 1)..];
            if (segment.Length is > 1 and <= 24 && NameWords.IsAuthorPath(segment.ToString())) return true;
        }
        return false;
    }
}
