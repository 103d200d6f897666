using System.Text;
using System.Xml;

namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>
/// Goes through a document from element to element and knows where it is: base address, language, depth. A document type is passed over,
/// nothing of it is used and nothing is ever fetched for it.
/// </summary>
internal sealed class FeedCursor : IDisposable
{
    private const int NodesBetweenChecks = 1_024;

    private readonly XmlReader reader;
    private readonly int maxDepth;
    private readonly CancellationToken cancellationToken;
    private readonly List<(int Depth, Uri? Base, string? Language)> scopes = [];
    private int nodes;

    internal FeedCursor(TextReader text, Uri? url, int maxDepth, CancellationToken cancellationToken)
    {
        (this.maxDepth, this.cancellationToken) = (maxDepth, cancellationToken);
        scopes.Add((-1, url, null));
        var names = new NameTable();
        var settings = new XmlReaderSettings
        {
            // The DOCTYPE of RSS 0.91 is common. Without its declarations there is nothing to expand; XmlMender leaves no reference to any.
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = names,
            CloseInput = true,
        };
        reader = XmlReader.Create(new XmlMender(text), settings, new XmlParserContext(names, new FeedNamespaces(names), null, XmlSpace.None));
    }

    /// <summary>Whether the document is nested deeper than allowed; then nothing more is read.</summary>
    internal bool IsTooDeep { get; private set; }

    internal int Depth => reader.Depth;

    internal bool IsElement => reader.NodeType == XmlNodeType.Element;

    internal bool IsEmpty => reader.IsEmptyElement;

    internal bool IsEnd => reader.NodeType == XmlNodeType.EndElement;

    internal string Name => reader.LocalName;

    internal string Space => reader.NamespaceURI;

    /// <summary>What relative addresses in the present element are resolved against.</summary>
    internal Uri? Base => scopes[^1].Base;

    /// <summary>The language of the present element (<c>xml:lang</c>); null where it is not stated.</summary>
    internal string? Language => scopes[^1].Language;

    /// <summary>Goes to the next node.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="XmlException">The document is broken.</exception>
    internal bool Read()
    {
        if (++nodes % NodesBetweenChecks == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (IsTooDeep || !reader.Read())
        {
            return false;
        }

        if (!IsElement)
        {
            return true;
        }

        if (reader.Depth >= maxDepth)
        {
            IsTooDeep = true;
            return false;
        }

        EnterElement();
        return true;
    }

    internal string? Attribute(string name) => reader.GetAttribute(name);

    internal string? Attribute(string name, string space) => reader.GetAttribute(name, space);

    /// <summary>Reads the text of the present element and of all inside it, to its end. Blocks of XHTML part words.</summary>
    /// <param name="longest">How much of it is kept, in characters.</param>
    internal string Text(int longest)
    {
        if (IsEmpty)
        {
            return "";
        }

        var text = new StringBuilder();
        var depth = reader.Depth;
        var hidden = int.MaxValue;
        while (Read() && !(IsEnd && reader.Depth == depth))
        {
            if (IsElement)
            {
                if (HtmlNames.IsBlock(Name))
                {
                    text.Append(' ');
                }

                hidden = hidden == int.MaxValue && !IsEmpty && HtmlNames.IsHidden(Name) ? reader.Depth : hidden;
            }
            else if (IsEnd)
            {
                hidden = reader.Depth == hidden ? int.MaxValue : hidden;
                if (HtmlNames.IsBlock(Name))
                {
                    text.Append(' ');
                }
            }
            else if (hidden == int.MaxValue && text.Length < longest)
            {
                var value = reader.Value;
                text.Append(value, 0, Math.Min(value.Length, longest - text.Length));
            }
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private void EnterElement()
    {
        while (scopes[^1].Depth >= reader.Depth)
        {
            scopes.RemoveAt(scopes.Count - 1);
        }

        if (reader.AttributeCount == 0)
        {
            return;
        }

        var at = reader.GetAttribute("base", FeedNamespaces.Xml);
        var language = reader.GetAttribute("lang", FeedNamespaces.Xml);
        if (at is not null || language is not null)
        {
            scopes.Add((reader.Depth, FeedAddress.Resolve(Base, at) ?? Base, PlainText.Name(language) ?? Language));
        }
    }
}
