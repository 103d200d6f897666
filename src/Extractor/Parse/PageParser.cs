using AngleSharp;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace Extractor.Parse;

/// <summary>Parses pages into lean trees. AngleSharp does the parsing by the HTML standard; no other stage knows of it.</summary>
internal static class PageParser
{
    private static readonly IBrowsingContext Context = BrowsingContext.New(Configuration.Default.With(new PageFactory()));

    /// <summary>Parses a page.</summary>
    /// <param name="html">The page. It must stay as it is until the tree is disposed.</param>
    /// <param name="budget">The limits to keep.</param>
    /// <param name="attributes">The attributes that elements keep; null for those that the library's own readers want.</param>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    /// <exception cref="PageTooComplexException">A limit was passed.</exception>
    public static PageTree Parse(ReadOnlyMemory<char> html, PageBudget budget, KeptAttributes? attributes = null)
    {
        budget.CheckNow();
        var builder = new PageBuilder(budget, attributes ?? KeptAttributes.Standard) { Characters = ReferenceStorms.Calm(html, budget) };
        try
        {
            Build(builder);
            var root = builder.Root ?? builder.Create("html".AsMemory());
            PageElement? body = null;
            for (var child = root.FirstChild; child is not null && body is null; child = child.Next)
            {
                body = child as PageElement is { Tag: PageTag.Body } found ? found : null;
            }

            return new PageTree { Root = root, Head = builder.Head, Body = body, ElementCount = builder.ElementCount, Room = builder.Nodes.Room, Buffers = builder };
        }
        catch
        {
            builder.Dispose();
            throw;
        }
    }

    private static void Build(PageBuilder builder)
    {
        var options = new HtmlParserOptions
        {
            IsScripting = false,
            DisableElementPositionTracking = true,
            SkipComments = true,
            SkipProcessingInstructions = true,
            SkipRawText = true,
            ShouldEmitAttribute = builder.KeepsAttribute,
        };
        PageFactory.Next = builder;
        try
        {
            new HtmlParser(options, Context).ParseDocument<PageBuilder, PageElement>(
                new TextSource(new ReadOnlyMemoryTextSource(builder.Characters)), builder.Take);
        }
        catch (Exception fault) when (fault is NullReferenceException or ArgumentException or InvalidOperationException or InvalidCastException)
        {
            // A fault of the parser on twisted markup. What has been built so far is a sound tree: as if the page ended here.
        }
        finally
        {
            PageFactory.Next = null;
        }
    }
}
