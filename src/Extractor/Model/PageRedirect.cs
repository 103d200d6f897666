namespace Extractor;

/// <summary>A redirect that was followed on the way to a page.</summary>
public sealed record PageRedirect
{
    /// <summary>The address that the redirect led to.</summary>
    public required Uri Url { get; init; }

    /// <summary>The HTTP status of the redirect; null for one that the page's markup asked for (<c>meta http-equiv="refresh"</c>).</summary>
    public int? Status { get; init; }

    /// <summary>True when the redirect led from https to http, where anyone on the way can read and change the page.</summary>
    public bool IsDowngrade { get; init; }
}
