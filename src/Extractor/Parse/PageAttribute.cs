namespace Extractor.Parse;

/// <summary>The attributes that are kept; all others are dropped while parsing.</summary>
internal enum PageAttribute : byte
{
    None = 0,
    Alt, AriaHidden, AriaLabel, AriaLabelledBy, Charset, Cite, Class, ColSpan, Content, DateTime,
    Data, DataAlt, DataAuthor, DataCaption, DataComponent, DataCopyright, DataCredit, DataDate, DataDateTime, DataHref,
    DataLazySrc, DataLazySrcset, DataOriginal, DataPublished, DataSrc, DataSrcset, DataTestId, DataTime, DataTimestamp,
    DataTitle, DataType, DataUrl,
    Dir, Height, Hidden, Href, HrefLang, HttpEquiv, Id,
    ItemId, ItemProp, ItemScope, ItemType, Lang, Language, Media, Name, Open, Poster, Property, Rel, Role, RowSpan, Sizes, Src,
    SrcSet, Style, Title, Type, Value, Width,
}
