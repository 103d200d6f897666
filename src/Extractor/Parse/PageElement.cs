namespace Extractor.Parse;

/// <summary>An element of the lean page tree.</summary>
internal partial class PageElement : PageNode
{
    private ArraySegment<AttributeValue> attributes;

    /// <summary>A bit for each attribute that is there; those of a caller share bits with others.</summary>
    private ulong attributeBits;

    /// <summary>What element this is. Elements within <c>svg</c> and <c>math</c> are not kept.</summary>
    public PageTag Tag { get; private set; }

    /// <summary>The lower-case local name.</summary>
    public string Name => info.Name;

    /// <summary>The place among the elements of the tree in the order of their making, from 0: below <see cref="PageTree.ElementCount"/>.</summary>
    public int Ordinal { get; private set; }

    /// <summary>The attributes that are kept, each at most once.</summary>
    public ReadOnlySpan<AttributeValue> Attributes => attributes;

    public PageNode? FirstChild { get; private set; }

    public PageNode? LastChild { get; private set; }

    /// <summary>The nearest element of a tag around this one, itself included; null when there is none.</summary>
    public PageElement? Around(PageTag tag)
    {
        for (var up = this; up is not null; up = up.Parent)
        {
            if (up.Tag == tag)
            {
                return up;
            }
        }

        return null;
    }

    /// <summary>Whether another element has the same tag and classes: the page makes both alike.</summary>
    public bool IsMadeLike(PageElement other) => Tag == other.Tag && this[PageAttribute.Class].Span.SequenceEqual(other[PageAttribute.Class].Span);

    /// <summary>The value of an attribute, as it stands in the page; empty when missing. Valid until the tree is disposed.</summary>
    public ReadOnlyMemory<char> this[PageAttribute attribute]
    {
        get
        {
            if ((attributeBits & BitOf(attribute)) == 0)
            {
                return default;
            }

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
        if ((attributeBits & BitOf(attribute)) == 0)
        {
            return false;
        }

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

    private static ulong BitOf(PageAttribute attribute) => 1UL << ((int)attribute & 63);

    /// <summary>An attribute with its value as it stands in the page.</summary>
    internal readonly struct AttributeValue(PageAttribute attribute, ReadOnlyMemory<char> value)
    {
        public readonly PageAttribute Attribute = attribute;
        public readonly ReadOnlyMemory<char> Value = value.Length > LongestOf(attribute) ? value[..LongestOf(attribute)] : value;

        /// <summary>Longer values are cut: nothing that anybody reads is nearly so long, but for JSON-LD that stands in a meta tag.</summary>
        private static int LongestOf(PageAttribute attribute) => attribute == PageAttribute.Content ? 524_288 : 65_536;
    }
}
