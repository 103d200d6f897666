namespace Extractor.Parse;

/// <summary>The attributes that are kept; all others are dropped while parsing.</summary>
internal enum PageAttribute : byte
{
    None = 0,
    Alt, AriaHidden, AriaLabel, Charset, Class, ColSpan, Content, DateTime,
    Data, DataAlt, DataCaption, DataComponent, DataCopyright, DataCredit, DataDate, DataDateTime, DataHref, DataLazySrc, DataOriginal,
    DataPublished, DataSrc, DataSrcset, DataTestId, DataTime, DataTimestamp, DataTitle, DataType, DataUrl,
    Dir, Height, Hidden, Href, HrefLang, HttpEquiv, Id,
    ItemId, ItemProp, ItemScope, ItemType, Lang, Language, Media, Name, Open, Property, Rel, Role, RowSpan, Src, SrcSet, Style, Title, Type, Value, Width,
}
