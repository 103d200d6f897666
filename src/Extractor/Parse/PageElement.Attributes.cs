using AngleSharp.Common;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Extractor.Parse;

/// <content>The attributes while the tree is built.</content>
internal partial class PageElement : IConstructableNamedNodeMap
{
    private const string HtmlEncoding = "text/html";

    private byte attributeCount;
    private int attributeHash;
    private bool holdsHtml;

    IConstructableNamedNodeMap IConstructableElement.Attributes => this;

    int IConstructableNamedNodeMap.Length => attributeCount;

    IConstructableAttr? IConstructableNamedNodeMap.this[StringOrMemory name] => null;

    bool IConstructableNamedNodeMap.SameAs(IConstructableNamedNodeMap? attributes) =>
        attributes is PageElement other
        && (Tag == PageTag.A ? HasValuesOf(other) : attributeCount == other.attributeCount && attributeHash == other.attributeHash);

    void IConstructableElement.SetAttribute(string? namespaceUri, StringOrMemory name, StringOrMemory value)
    {
        // Only attributes with a namespace come here (xlink:href and the like), and the target of an isindex form.
    }

    void IConstructableElement.SetOwnAttribute(StringOrMemory name, StringOrMemory value)
    {
        if (name == "encoding")
        {
            holdsHtml |= value.Memory.Span.Equals(HtmlEncoding, StringComparison.OrdinalIgnoreCase)
                || value.Memory.Span.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase);
        }

        if (Tag != PageTag.Other && builder.Attributes.Find(name.Memory.Span) is var attribute and not PageAttribute.None && !Has(attribute))
        {
            var kept = Grown(1);
            kept[^1] = new AttributeValue(attribute, value.Memory);
            attributes = kept;
            attributeBits |= BitOf(attribute);
        }
    }

    StringOrMemory IConstructableElement.GetAttribute(StringOrMemory namespaceUri, StringOrMemory localName) =>
        holdsHtml && localName == "encoding" ? HtmlEncoding : StringOrMemory.Empty;

    bool IConstructableElement.HasAttribute(StringOrMemory name) =>
        builder.Attributes.Find(name.Memory.Span) is var attribute and not PageAttribute.None && Has(attribute);

    void IConstructableElement.SetAttributes(StructAttributes tagAttributes)
    {
        var count = tagAttributes.Count;
        if (count == 0)
        {
            return;
        }

        var kept = Grown(count);
        var length = attributes.Count;
        var known = builder.IdsOfTag(count);
        for (var i = 0; i < count; i++)
        {
            var attribute = tagAttributes[i];
            var id = i < known.Length ? known[i] : builder.Attributes.Find(attribute.Name.Memory.Span);
            if (id != PageAttribute.None)
            {
                kept[length++] = new AttributeValue(id, attribute.Value.Memory);
                attributeBits |= BitOf(id);
            }

            // Links, which are many and hardly ever compared, have all that they are compared by.
            if (info.Is(PageTagTraits.Formatting) && Tag != PageTag.A)
            {
                // The order of attributes does not matter when formatting elements are compared.
                attributeHash += HashCode.Combine(
                    string.GetHashCode(attribute.Name.Memory.Span), string.GetHashCode(attribute.Value.Memory.Span));
            }
        }

        // Far more than a tag may have.
        attributeCount = (byte)Math.Min(byte.MaxValue, attributeCount + count);
        attributes = builder.Nodes.Shorten(kept, length);
    }

    /// <summary>Takes attributes that do not come with the tag: the first ones of a new element.</summary>
    internal void Keep(ReadOnlySpan<AttributeValue> values)
    {
        attributes = builder.Nodes.Attributes(values.Length);
        values.CopyTo(attributes);
        foreach (ref readonly var entry in values)
        {
            attributeBits |= BitOf(entry.Attribute);
        }
    }

    private bool HasValuesOf(PageElement other)
    {
        if (attributes.Count != other.attributes.Count)
        {
            return false;
        }

        foreach (ref readonly var entry in attributes.AsSpan())
        {
            if (!other.Has(entry.Attribute) || !other[entry.Attribute].Span.SequenceEqual(entry.Value.Span))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Room for the attributes and some more.</summary>
    private ArraySegment<AttributeValue> Grown(int more)
    {
        var room = builder.Nodes.Attributes(attributes.Count + more);
        attributes.AsSpan().CopyTo(room);
        return room;
    }
}
