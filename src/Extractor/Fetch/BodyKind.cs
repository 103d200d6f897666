namespace Extractor.Fetch;

/// <summary>What a fetch wants of the body of a good answer.</summary>
internal enum BodyKind
{
    /// <summary>A whole page, HTML or XHTML, within the client's limits; anything else is a failure.</summary>
    Page,

    /// <summary>A whole file of any type, within the limits of the fetch.</summary>
    File,

    /// <summary>
    /// The beginning of a text of whatever declared type, such as a robots.txt. Past <see cref="BodyReader.TextLimit"/> it is cut, which is no
    /// failure.
    /// </summary>
    Text,
}
