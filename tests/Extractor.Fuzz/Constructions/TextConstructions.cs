using static Extractor.Fuzz.Constructions.Markup;

namespace Extractor.Fuzz.Constructions;

/// <summary>Pages whose texts are the trouble: what is in one paragraph, one title or one line.</summary>
internal static class TextConstructions
{
    public static IReadOnlyList<Construction> All { get; } =
    [
        InStory("story: one paragraph of words", n => "<p>" + Repeat("word ", n) + "</p>"),
        InStory("story: one paragraph of sentences", n => "<p>" + Repeat("The ferry sails at noon. ", n) + "</p>"),
        InStory("story: one paragraph without spaces", n => "<p>" + Repeat("abcdefghij", n) + "</p>"),
        InStory("story: one paragraph of Han", n => "<p>" + Repeat("记者报道称，", n) + "</p>"),
        InStory("story: one paragraph of digits", n => "<p>" + Repeat("2024-05-04 10:00 ", n) + "</p>"),
        InStory("story: one paragraph of capitals", n => "<p>" + Repeat("PORT ELLERY (AP) - ", n) + "</p>"),
        InStory("story: one paragraph of opening brackets", n => "<p>" + Repeat("(Reuters ", n) + "</p>"),
        InStory("story: one paragraph of dashes", n => "<p>" + Repeat("- \u2013 \u2014 ", n) + "</p>"),
        InStory("story: one paragraph of quotes", n => "<p>" + Repeat("\u201Cq\u201D '", n) + "</p>"),
        InStory("story: one paragraph of line breaks", n => "<p>" + Repeat("a<br>", n) + "</p>"),
        InStory("story: one paragraph of double breaks", n => "<p>" + Repeat("a word.<br><br>", n) + "</p>"),
        InStory("story: one paragraph of links", n => "<p>" + Numbered("<a href=/a{0}>x</a> ", n) + "</p>"),
        InStory("story: one paragraph of bold", n => "<p>" + Repeat("<b>bold</b> ", n) + "</p>"),
        InStory("story: one paragraph of spans with classes", n => "<p>" + Repeat("<span class='caption credit author'>x</span> ", n) + "</p>"),
        InStory("story: one paragraph of white space", n => "<p>a" + Repeat(" \n\t", n) + "b</p>"),
        InStory("story: numeric references", n => "<p>" + Repeat("&#65;", n) + "</p>"),
        InStory("story: named references", n => "<p>" + Repeat("&CounterClockwiseContourIntegral;", n) + "</p>"),
        InStory("story: references without end", n => "<p>" + Repeat("&notit &ampx &#x", n) + "</p>"),
        InStory("story: references of surrogates", n => "<p>" + Repeat("&#xD800;&#xDC00; &#x0; &#x80; &#x1F;", n) + "</p>"),
        InStory("story: twice escaped references", n => "<p>" + Repeat("&amp;amp;lt;", n) + "</p>"),
        InStory("story: references in an attribute", n => "<img src=a.jpg alt=\"" + Repeat("&eacute;", n) + "\">"),
        InStory("story: NULs in a paragraph", n => "<p>" + Repeat("a\0 ", n) + "</p>"),
        InStory("story: controls in a paragraph", n => "<p>" + Repeat("a\u0001\u001F\u007F\u0085 ", n) + "</p>"),
        InStory("story: byte-order marks in a paragraph", n => "<p>" + Repeat("wo\uFEFFrd ", n) + "</p>"),
        InStory("story: soft hyphens and marks of direction", n => "<p>" + Repeat("wo\u00ADrd\u200E\u202E ", n) + "</p>"),
        InStory("story: accents upon one letter", n => "<p>a" + Repeat("\u0301", n) + "</p>"),
        InStory("story: pre of lines", n => "<pre>" + Repeat("line of text\n", n) + "</pre>"),
        InStory("story: a caption of words", n => "<figure><img src=a.jpg><figcaption>" + Repeat("A ferry. Photo: AP ", n) + "</figcaption></figure>"),
        InStory("story: a byline of names", n => "<div class=byline>By " + Repeat("Ann Lee and Bo Berg, ", n) + "</div>"),
        InStory("story: a heading of words", n => "<h2>" + Repeat("Ferry returns ", n) + "</h2>"),
        InStory("story: a dateline of capitals", n => "<p>" + Repeat("PORT ", n) + "(AP) - The ferry sails.</p>"),
        InStory("story: an end credit of names", n => "<p>(" + Repeat("Reporting by Ann Lee; Editing by Bo Berg; ", n) + ")</p>"),
        InStory("story: a long class", n => "<p class=\"" + Repeat("caption credit author nav ", n) + "\">x</p>"),
        InStory("story: a long style", n => "<p style=\"" + Repeat("display : ", n) + "\">x</p>"),
        InStory("story: a long srcset", n => "<figure><img srcset=\"" + Repeat("a.jpg 100w, ", n) + "\"><figcaption>A ferry</figcaption></figure>"),
        InStory("story: a long address", n => "<a href=\"/" + Repeat("a-b/", n) + "\">Ferry returns</a>"),
        InStory("story: a long time", n => "<time datetime=\"" + Repeat("2024-05-04 ", n) + "\">" + Repeat("4 May 2024 ", n) + "</time>"),
        InHead("head: a title of words", n => "<title>x</title><meta property=og:title content=\"" + Repeat("Ferry - ", n) + "\">"),
        Of("head: a document title of words", n => "<title>" + Repeat("Ferry - Post | ", n) + "</title><p>" + Repeat("Text of a story. ", 50)),
        InHead("head: a description of words", n => "<meta name=description content=\"" + Repeat("The ferry sails. ", n) + "\">"),
        InHead("head: keywords", n => "<meta name=keywords content=\"" + Numbered("ferry {0},", n) + "\">"),
        InHead("head: authors in one meta", n => "<meta name=author content=\"" + Repeat("Ann Lee, ", n) + "\">"),
        InHead("head: a long time", n => "<meta property=article:published_time content=\"" + Repeat("2024-05-04T", n) + "\">"),
        InHead("head: a long attribute", n => "<meta name=description content=\"" + Repeat("x", n) + "\">"),
        Of("text: cut within a tag", n => Story(Repeat(Paragraph, Math.Max(1, n / 8)))[..^40] + "<p class=\"" + Repeat("x", n * 20)),
        Of("text: cut within a script", n => Story(Repeat(Paragraph, 4))[..^40] + "<script>" + Repeat("var x = '<p>';", n)),
        Of("text: cut within a comment", n => Story(Repeat(Paragraph, 4))[..^40] + "<!--" + Repeat("<p>x", n)),
    ];
}
