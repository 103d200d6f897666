using System.Collections.Frozen;

namespace Extractor.Parse;

/// <summary>Finds the kept attributes by name.</summary>
internal static class PageAttributeNames
{
    private static readonly FrozenDictionary<string, PageAttribute> ByName = Table();
    private static readonly NameTable<PageAttribute> Quick = new(ByName);

    /// <summary>Every kept attribute with its name.</summary>
    public static IReadOnlyDictionary<string, PageAttribute> All => ByName;

    /// <summary>The attribute of a lower-case name, or <see cref="PageAttribute.None"/> if it is not kept.</summary>
    public static PageAttribute Find(ReadOnlySpan<char> name) => Quick.Find(name);

    private static FrozenDictionary<string, PageAttribute> Table()
    {
        var names = new Dictionary<string, PageAttribute>(StringComparer.Ordinal);
        foreach (var attribute in Enum.GetValues<PageAttribute>())
        {
            if (attribute != PageAttribute.None)
            {
                names.Add(Name(attribute), attribute);
            }
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Name(PageAttribute attribute) => attribute switch
    {
        PageAttribute.AriaHidden => "aria-hidden",
        PageAttribute.AriaLabel => "aria-label",
        PageAttribute.AriaLabelledBy => "aria-labelledby",
        PageAttribute.DataAlt => "data-alt",
        PageAttribute.DataAuthor => "data-author",
        PageAttribute.DataCaption => "data-caption",
        PageAttribute.DataComponent => "data-component",
        PageAttribute.DataCopyright => "data-copyright",
        PageAttribute.DataCredit => "data-credit",
        PageAttribute.DataDate => "data-date",
        PageAttribute.DataDateTime => "data-datetime",
        PageAttribute.DataHref => "data-href",
        PageAttribute.DataLazySrc => "data-lazy-src",
        PageAttribute.DataLazySrcset => "data-lazy-srcset",
        PageAttribute.DataOriginal => "data-original",
        PageAttribute.DataPublished => "data-published",
        PageAttribute.DataSrc => "data-src",
        PageAttribute.DataSrcset => "data-srcset",
        PageAttribute.DataTestId => "data-testid",
        PageAttribute.DataTime => "data-time",
        PageAttribute.DataTimestamp => "data-timestamp",
        PageAttribute.DataTitle => "data-title",
        PageAttribute.DataType => "data-type",
        PageAttribute.DataUrl => "data-url",
        PageAttribute.HttpEquiv => "http-equiv",
        _ => attribute.ToString().ToLowerInvariant(),
    };
}
