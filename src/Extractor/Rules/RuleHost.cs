using System.Buffers;

namespace Extractor.Rules;

/// <summary>A host that a rule is for.</summary>
/// <param name="Name">The ASCII form, lower-case.</param>
/// <param name="Subdomains">Whether hosts below it count as well.</param>
internal readonly record struct RuleHost(string Name, bool Subdomains)
{
    private static readonly SearchValues<char> NotOfHosts = SearchValues.Create("/?#@:*% \t\r\n\\");

    /// <summary>The form in which hosts are compared; null where the text is none.</summary>
    public static string? Normalise(string host)
    {
        if (host.Length is 0 or > 253 || host.AsSpan().ContainsAny(NotOfHosts)) return null;
        if (!Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var uri) || uri.Host.Length == 0) return null;
        return Of(uri);
    }

    public static string? Of(Uri? url)
    {
        try
        {
            if (url is not { IsAbsoluteUri: true } || url.IdnHost.Length == 0) return null;
            return url.IdnHost.TrimEnd('.').ToLowerInvariant();
        }
        catch (UriFormatException)
        {
            // A name that has no ASCII form, which shows only when that is asked for.
            return null;
        }
    }
}
