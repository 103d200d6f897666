namespace Extractor.Languages;

/// <summary>What a line announces.</summary>
[Flags]
internal enum LineKinds : byte
{
    None = 0,

    /// <summary>As <see cref="Lexicon.IsRelatedHeading"/>.</summary>
    Related = 1,

    /// <summary>As <see cref="Lexicon.IsMoreHeading"/>.</summary>
    More = 2,

    /// <summary>As <see cref="Lexicon.IsCommentHeading"/>.</summary>
    Comment = 4,

    /// <summary>As <see cref="Lexicon.IsBoilerplate"/>.</summary>
    Boilerplate = 8,

    /// <summary>All that tells of what follows or surrounds a story.</summary>
    Announcing = Related | More | Comment | Boilerplate,

    /// <summary>As <see cref="Lexicon.IsServiceLine"/>.</summary>
    Service = 16,
}
