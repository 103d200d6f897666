using System.Globalization;
using System.Text;
using Extractor.Text;

namespace Extractor.Output;

/// <summary>An article as one <c>article</c> element. Everything is encoded; a block's markup is sanitised once more.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder output = new();
    private readonly Article article;
    private readonly HashSet<int> shown = [];
    private int openLists;

    private HtmlWriter(Article article) => this.article = article;

    public static string Write(Article article)
    {
        var writer = new HtmlWriter(article);
        writer.WriteArticle();
        return writer.output.ToString();
    }

    private void WriteArticle()
    {
        output.Append("<article");
        if (article.Language is { Length: > 0 } language)
        {
            Attribute("lang", language);
            Attribute("dir", TextDirection.IsRightToLeft(language) ? "rtl" : "ltr");
        }
        output.Append(">\n");
        WriteHeader();
        WriteLeadFigure();
        foreach (var block in article.Body) WriteBlock(block);
        CloseLists(0);
        WriteOtherFigures();
        if (article.EndCredit is { Length: > 0 } credit) Element("footer", null, $"<p>{Encode(credit)}</p>");
        output.Append("</article>\n");
    }

    private void WriteHeader()
    {
        var start = output.Length;
        output.Append("<header>\n");
        var content = output.Length;
        Text("p", "kicker", article.Kicker);
        Text("h1", null, article.Title);
        Text("p", "standfirst", StandfirstText.Apart(article));
        WriteByline();
        WriteTime("published", article.Published);
        if (article.Modified != article.Published) WriteTime("modified", article.Modified);
        if (output.Length == content) output.Length = start;
        else output.Append("</header>\n");
    }

    private void WriteByline()
    {
        if (article.Byline is not { } byline) return;
        if (byline.Text is { Length: > 0 } text)
        {
            Text("address", "byline", text);
            return;
        }
        if (byline.Authors.Count == 0) return;
        output.Append("<address class=\"byline\">");
        for (var i = 0; i < byline.Authors.Count; i++)
        {
            var author = byline.Authors[i];
            if (i > 0) output.Append(", ");
            output.Append(SafeAddress.Of(author.Url) is { } url
                ? $"<a rel=\"author\" href=\"{Encode(url)}\">{Encode(author.Name)}</a>"
                : Encode(author.Name));
        }
        output.Append("</address>\n");
    }

    private void WriteTime(string name, ArticleTime? time)
    {
        if (time is null) return;
        var iso = Encode(time.ToString());
        Element("p", name, $"<time datetime=\"{iso}\">{iso}</time>");
    }

    private void WriteBlock(ArticleBlock block)
    {
        if (block.Kind is BlockKind.ListItem)
        {
            WriteListItem(block);
            return;
        }
        CloseLists(0);
        switch (block.Kind)
        {
            case BlockKind.Heading:
                // The headline is the only h1.
                var level = Math.Clamp(block.Level ?? 2, 2, 6).ToString(CultureInfo.InvariantCulture);
                Element("h" + level, null, Inline(block));
                break;
            case BlockKind.Quote:
                output.Append("<blockquote><p>").Append(Inline(block)).Append("</p></blockquote>\n");
                break;
            case BlockKind.Preformatted:
                // A parser drops the first line end of a pre element.
                output.Append("<pre>\n").Append(Inline(block)).Append("</pre>\n");
                break;
            case BlockKind.Table:
                WriteTable(block);
                break;
            case BlockKind.Figure:
                WriteFigure(block);
                break;
            case BlockKind.Embed:
                if (SafeAddress.Of(block.Url) is { } url) Element("p", "embed", $"<a href=\"{Encode(url)}\">{Encode(block.Text is { Length: > 0 } text ? text : url)}</a>");
                break;
            default:
                var inline = Inline(block);
                if (inline.Length > 0) Element("p", null, inline);
                break;
        }
    }

    // A list item stays open until the next block shows whether a deeper list belongs into it.
    private void WriteListItem(ArticleBlock block)
    {
        var depth = Math.Clamp(block.Level ?? 1, 1, Math.Min(openLists + 1, PlainTextWriter.MaxDepth));
        if (depth > openLists)
        {
            output.Append(openLists > 0 ? "\n<ul>\n" : "<ul>\n");
            openLists++;
        }
        else
        {
            CloseLists(depth);
            output.Append("</li>\n");
        }
        output.Append("<li>").Append(Inline(block));
    }

    private void CloseLists(int depth)
    {
        for (; openLists > depth; openLists--) output.Append("</li>\n</ul>\n");
    }

    private void WriteTable(ArticleBlock block)
    {
        if (block.Rows is not { Count: > 0 } rows)
        {
            if (block.Text.Length > 0) Element("p", null, Encode(block.Text));
            return;
        }
        output.Append("<table>\n<tbody>\n");
        foreach (var row in rows)
        {
            output.Append("<tr>");
            foreach (var cell in row) output.Append("<td>").Append(Encode(cell)).Append("</td>");
            output.Append("</tr>\n");
        }
        output.Append("</tbody>\n</table>\n");
    }

    private void WriteLeadFigure()
    {
        if (article.LeadImage is not { } image || article.Body.Any(b => b.Kind is BlockKind.Figure && FigureParts.ImageOf(article, b) == image)) return;
        var index = FigureParts.CaptionOf(article, image);
        if (index is { } known) shown.Add(known);
        AppendFigure(image, index is { } i ? article.Captions[i] : null);
    }

    private void WriteFigure(ArticleBlock block)
    {
        var caption = FigureParts.CaptionOf(article, block);
        if (caption is not null) shown.Add(block.Caption!.Value);
        AppendFigure(block.Url ?? caption?.Image, caption);
    }

    // Captions that no block points to, such as those of a gallery, stand at the end.
    private void WriteOtherFigures()
    {
        for (var i = 0; i < article.Captions.Count; i++)
        {
            if (shown.Add(i)) AppendFigure(article.Captions[i].Image, article.Captions[i]);
        }
    }

    private void AppendFigure(Uri? image, Caption? caption)
    {
        var url = SafeAddress.OfWeb(image);
        if (url is null && caption is null) return;
        output.Append("<figure>");
        if (url is not null)
        {
            output.Append("<img");
            Attribute("src", url);
            Attribute("alt", caption?.Alt ?? "");
            output.Append('>');
        }
        if (caption is not null && (caption.Text.Length > 0 || caption.Credit is { Length: > 0 }))
        {
            output.Append("<figcaption>").Append(Encode(caption.Text));
            if (caption.Credit is { Length: > 0 } credit) output.Append(caption.Text.Length > 0 ? " " : "").Append("<small>").Append(Encode(credit)).Append("</small>");
            output.Append("</figcaption>");
        }
        output.Append("</figure>\n");
    }

    private static string Inline(ArticleBlock block) => block.Html is { } html ? InlineHtml.Sanitize(html) : Encode(block.Text);

    private void Text(string tag, string? name, string? text)
    {
        if (text is { Length: > 0 }) Element(tag, name, Encode(text));
    }

    private void Element(string tag, string? name, string html)
    {
        output.Append('<').Append(tag);
        if (name is not null) Attribute("class", name);
        output.Append('>').Append(html).Append("</").Append(tag).Append(">\n");
    }

    private void Attribute(string name, string value) => output.Append(' ').Append(name).Append("=\"").Append(Encode(value)).Append('"');

    private static string Encode(string text) => HtmlText.Encode(text);
}
