namespace Extractor.Rules;

/// <summary>The fields of the record that a rule can give. Their names in the file are those of the record's JSON.</summary>
internal enum RuleField
{
    Title,
    Kicker,
    Standfirst,
    Authors,
    Published,
    Modified,
    Dateline,
    Body,
    Captions,
    RelatedLinks,
    Topics,
    LeadImage,
    EndCredit,
    Section,
    SiteName,
    Language,
    CanonicalUrl,
}
