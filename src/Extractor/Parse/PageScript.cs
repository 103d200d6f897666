using AngleSharp.Html.Construction;

namespace Extractor.Parse;

/// <summary>A <c>script</c> element, which the tree builder tells apart by its type. It is never run.</summary>
internal sealed class PageScript : PageElement, IConstructableScriptElement
{
    Task IConstructableScriptElement.RunAsync(CancellationToken cancel) => Task.CompletedTask;

    bool IConstructableScriptElement.Prepare(IConstructableDocument document) => false;
}
