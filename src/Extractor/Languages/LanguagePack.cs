namespace Extractor;

/// <summary>
/// What is known of one language: months, weekdays, zone abbreviations, byline and related-link markers, credit labels and more.
/// Built-in packs are data files of the library; a caller may load its own.
/// </summary>
public sealed partial class LanguagePack
{
}
