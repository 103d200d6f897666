namespace Extractor.Fetch;

/// <summary>An address as logs may show it: without user, query and fragment, which may hold what is nobody's business.</summary>
internal readonly struct RedactedUrl(Uri? url)
{
    /// <inheritdoc/>
    public override string ToString() =>
        url is null ? ""
        : !url.IsAbsoluteUri ? "(relative)"
        : url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) + (url.Query.Length > 0 ? "?*" : "");
}
