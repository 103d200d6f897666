namespace Extractor.Clean;

/// <summary>How sure it is that a name in an opener is an agency or outlet.</summary>
internal enum SourceTrust : byte
{
    None,

    /// <summary>A few words that could be an outlet.</summary>
    Words,

    /// <summary>A short abbreviation of unknown meaning.</summary>
    Abbreviation,

    /// <summary>Formed like a station's call sign.</summary>
    Station,

    /// <summary>A listed agency or outlet, or the page's own site.</summary>
    Known,
}
