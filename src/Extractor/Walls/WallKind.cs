namespace Extractor.Walls;

/// <summary>What a site shows in place of the story.</summary>
internal enum WallKind
{
    /// <summary>A test whether a person or a program asks.</summary>
    Challenge,

    /// <summary>A page that asks for consent to cookies and the like, and shows nothing else.</summary>
    Consent,

    /// <summary>A page to log in or to register.</summary>
    Login,

    /// <summary>A page that shows nothing of its story without payment.</summary>
    Payment,

    /// <summary>A page that says by its words, not by its status, that the story is not there.</summary>
    NotFound,
}

/// <summary>A wall that was met.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Evidence">What was seen, for a person to read: a header, a mark of the markup, a title, words, an address.</param>
internal sealed record PageWall(WallKind Kind, string Evidence)
{
    /// <summary>The kind of failure that the caller is given.</summary>
    internal FailureKind Failure => Kind switch
    {
        WallKind.Payment => FailureKind.PaymentRequired,
        WallKind.NotFound => FailureKind.NotFound,
        _ => FailureKind.Blocked,
    };

    /// <summary>The failure in words.</summary>
    internal string Message => Kind switch
    {
        WallKind.Challenge => $"A bot challenge came in place of the story: {Evidence}.",
        WallKind.Consent => $"A consent page came in place of the story: {Evidence}.",
        WallKind.Login => $"A login page came in place of the story: {Evidence}.",
        WallKind.Payment => $"The story is not shown without payment: {Evidence}.",
        _ => $"The site says that there is no such page: {Evidence}.",
    };
}
