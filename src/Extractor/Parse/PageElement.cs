namespace Extractor.Parse;

/// <summary>An element of the lean page tree.</summary>
internal partial class PageElement : PageNode
{
    private AttributeValue[] attributes = [];

    /// <summary>What element this is. Elements within <c>svg</c> and <c>math</c> are not kept.</summary>
    public PageTag Tag { get; }

    /// <summary>The lower-case local name.</summary>
    public string Name => info.Name;

    public PageNode? FirstChild { get; private set; }

    public PageNode? LastChild { get; private set; }

    /// <summary>The value of an attribute, as it stands in the page; empty when missing. Valid until the tree is disposed.</summary>
    public ReadOnlyMemory<char> this[PageAttribute attribute]
    {
        get
        {
            foreach (ref readonly var entry in attributes.AsSpan())
            {
                if (entry.Attribute == attribute)
                {
                    return entry.Value;
                }
            }

            return default;
        }
    }

    /// <summary>Whether the attribute is there, even if empty.</summary>
    public bool Has(PageAttribute attribute)
    {
        foreach (ref readonly var entry in attributes.AsSpan())
        {
            if (entry.Attribute == attribute)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value of an attribute without white space around it; null when missing or empty.</summary>
    public string? Get(PageAttribute attribute)
    {
        var value = this[attribute].Span.Trim();
        return value.IsEmpty ? null : value.ToString();
    }

    private readonly struct AttributeValue(PageAttribute attribute, ReadOnlyMemory<char> value)
    {
        public readonly PageAttribute Attribute = attribute;
        public readonly ReadOnlyMemory<char> Value = value.Length > LongestOf(attribute) ? value[..LongestOf(attribute)] : value;

        /// <summary>Longer values are cut: nothing that anybody reads is nearly so long, but for JSON-LD that stands in a meta tag.</summary>
        private static int LongestOf(PageAttribute attribute) => attribute == PageAttribute.Content ? 524_288 : 65_536;
    }
}
