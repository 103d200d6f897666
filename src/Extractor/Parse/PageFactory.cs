using AngleSharp;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Text;

namespace Extractor.Parse;

/// <summary>Makes the nodes that the HTML parser asks for. It is one for all pages; what belongs to a page is in its builder.</summary>
internal sealed class PageFactory : IDomConstructionElementFactory<PageBuilder, PageElement>
{
    [ThreadStatic]
    private static PageBuilder? next;

    /// <summary>The builder that the next parse on this thread gets for a document.</summary>
    public static PageBuilder? Next
    {
        set => next = value;
    }

    public PageBuilder CreateDocument(TextSource source, IBrowsingContext? context = null)
    {
        var builder = next ?? throw new InvalidOperationException("No builder has been set.");
        next = null;
        builder.Source = source;
        return builder;
    }

    public PageElement Create(
        PageBuilder document, StringOrMemory localName, StringOrMemory prefix = default, NodeFlags flags = NodeFlags.None) =>
        document.Create(localName.Memory);

    public PageElement CreateUnknown(PageBuilder document, StringOrMemory tagName) => document.CreateUnknown(tagName.Memory);

    public PageElement CreateNoScript(PageBuilder document, bool scripting) => document.Create(PageTag.Noscript);

    public IConstructableMetaElement CreateMeta(PageBuilder document) => document.Create(PageTag.Meta);

    public IConstructableFrameElement CreateFrame(PageBuilder document) => document.Create(PageTag.Frame);

    public IConstructableFormElement CreateForm(PageBuilder document) => document.Create(PageTag.Form);

    public IConstructableScriptElement CreateScript(PageBuilder document, bool parserInserted, bool started) => document.CreateScript();

    public IConstructableMathElement CreateMath(PageBuilder document, StringOrMemory name = default) => document.CreateMath(name.Memory.Span);

    public IConstructableSvgElement CreateSvg(PageBuilder document, StringOrMemory name = default) => document.CreateSvg(name.Memory.Span);

    public IConstructableTemplateElement CreateTemplate(PageBuilder document) =>
        throw new InvalidOperationException("Template tags do not reach the tree builder.");

    public IConstructableNode CreateDocumentType(
        PageBuilder document, StringOrMemory name, StringOrMemory publicIdentifier, StringOrMemory systemIdentifier) => PageDoctype.Instance;
}
