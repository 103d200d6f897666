using static Extractor.Fuzz.Constructions.Markup;

namespace Extractor.Fuzz.Constructions;

/// <summary>Pages of very many blocks, links, pictures, times and the like.</summary>
internal static class BlockConstructions
{
    public static IReadOnlyList<Construction> All { get; } =
    [
        Of("blocks: tiny", n => Repeat("<p>x", n)),
        Of("blocks: divs of one letter", n => Repeat("<div>x</div>", n)),
        Of("blocks: all different", n => Numbered("<p>x{0}", n)),
        InStory("blocks: paragraphs", n => Repeat(Paragraph, n)),
        InStory("blocks: paragraphs, all different", n => Numbered("<p>The ferry number {0} sails from Port Ellery on Tuesday.</p>", n)),
        InStory("blocks: headings", n => Repeat("<h2>Ferry returns</h2>", n)),
        InStory("blocks: first headings", n => Numbered("<h1>Ferry {0} returns to Port Ellery</h1>", n)),
        InStory("blocks: list items", n => "<ul>" + Numbered("<li>Item {0}</li>", n) + "</ul>"),
        InStory("blocks: list items with links", n => "<ul>" + Numbered("<li><a href=/story-{0}>A story that has number {0}</a></li>", n) + "</ul>"),
        InStory("blocks: links", n => Numbered("<a href=/story-{0}>Ferry {0} returns to the port</a>\n", n)),
        InStory("blocks: equal links", n => Repeat("<div><a href=/story>Ferry returns to the port</a></div>", n)),
        InStory("blocks: related links under headings", n => Numbered("<div class=related><h3>Related</h3><a href=/s{0}>Ferry {0} returns to port</a></div>", n)),
        InStory("blocks: links between paragraphs", n => Numbered("<p>Read more: <a href=/news/story-{0}>Ferry {0} returns to the port</a></p>", n)),
        InStory("blocks: pictures", n => Numbered("<img src=/p{0}.jpg alt='Ferry {0}'>", n)),
        InStory("blocks: pictures without blocks", n => "<p>" + Repeat("<img src=a.jpg>", n) + "</p>"),
        InStory("blocks: figures with captions", n => Numbered("<figure><img src=/p{0}.jpg><figcaption>Ferry {0}. Photo: Ann Lee</figcaption></figure>", n)),
        InStory("blocks: captions of one picture", n => "<figure><img src=a.jpg>" + Numbered("<figcaption>Ferry {0}</figcaption>", n) + "</figure>"),
        InStory("blocks: equal captions", n => Repeat("<figure><img src=a.jpg><figcaption>The ferry at the quay</figcaption></figure>", n)),
        InStory("blocks: times", n => Repeat("<time datetime=2024-05-04>4 May</time>", n)),
        InStory("blocks: printed times", n => Numbered("<div class=date>Published 4 May 2024, 10:{0}</div>", n)),
        InStory("blocks: bylines", n => Numbered("<div class=byline>By Ann Lee{0}</div>", n)),
        InStory("blocks: author links", n => Numbered("<a rel=author href=/author/{0}>Ann Lee {0}</a> ", n)),
        InStory("blocks: nested bylines", n => Repeat("<span class=author>By Ann Lee ", n)),
        InStory("blocks: properties", n => Numbered("<span itemprop='author name'>Ann {0}</span>", n)),
        InStory("blocks: properties in scopes", n => Repeat("<div itemscope itemprop=author itemtype=https://schema.org/Person><b itemprop=name>Ann Lee</b></div>", n)),
        InStory("blocks: topics", n => Numbered("<a rel=tag href=/tag/{0}>Topic {0}</a>", n)),
        InStory("blocks: table of rows", n => "<table>" + Numbered("<tr><td>{0}</td><td>x</td></tr>", n) + "</table>"),
        InStory("blocks: table of columns", n => "<table><tr>" + Repeat("<td>x</td>", n) + "</tr><tr>" + Repeat("<td>y</td>", n) + "</tr></table>"),
        InStory("blocks: table with wide spans", n => "<table>" + Repeat("<tr><td colspan=1000 rowspan=65534>x</td><td>y</td></tr>", n) + "</table>"),
        InStory("blocks: tables", n => Repeat("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", n)),
        InStory("blocks: quotes", n => Repeat("<blockquote>The ferry sails.</blockquote>", n)),
        InStory("blocks: embeds", n => Numbered("<iframe src=https://video.example/{0}></iframe>", n)),
        InStory("blocks: articles", n => Numbered("<article><h2><a href=/s{0}>Ferry {0} returns</a></h2><p>The ferry sails at noon.</p></article>", n)),
        InStory("blocks: asides", n => Numbered("<aside class=teaser><a href=/s{0}>Ferry {0}</a></aside>", n)),
        InStory("blocks: nested boxes of text", n => Repeat("<div>text of a box", n)),
        InStory("blocks: boxes of depth", n => Repeat(Repeat("<div>", 120) + "The ferry sails at noon, they say." + Repeat("</div>", 120), Math.Max(1, n / 120))),
        InStory("blocks: dateline paragraphs", n => Repeat("<p>PORT ELLERY, May 4 (AP) - The ferry sails at noon, the harbour board said.</p>", n)),
        InStory("blocks: end credits", n => Repeat("<p>Reporting by Ann Lee; editing by Bo Berg</p>", n)),
        InStory("blocks: questions and answers", n => Repeat("<p><b>Q: Why?</b></p><p>A: Because it sails.</p>", n)),
        InStory("blocks: live entries", n => Numbered("<div class=live-entry><time datetime=2024-05-04T10:00Z>10:00</time><h3>Entry {0}</h3><p>The ferry sails.</p></div>", n)),
        InStory("blocks: ids and classes, all different", n => Numbered("<div id=i{0} class=c{0}>x</div>", n)),
        InStory("blocks: noscript pictures", n => Repeat("<noscript><img src=a.jpg></noscript>", n)),
        InStory("blocks: hidden", n => Repeat("<div hidden style='display:none'>x</div>", n)),
        InStory("blocks: consent", n => Repeat("<div class=cookie-consent>We use cookies.</div>", n)),
        InStory("blocks: templates", n => Repeat("<template><p>x</p></template>", n)),
    ];
}
