using AngleSharp.Html.Parser;
using Extractor.Speed.Corpus;

namespace Extractor.Speed.Measure;

/// <summary>What is timed side by side.</summary>
internal static class Contestants
{
    private static readonly ArticleExtractor Extractor = new();
    private static readonly ArticleExtractor DataExtractor = new(new ExtractorOptions { Fields = ArticleFields.Metadata });
    private static readonly HtmlParser Parser = new();

    /// <summary>Ours: bytes to the complete record.</summary>
    public static void Extract(SpeedPage page) => GC.KeepAlive(Extractor.Extract(page.Bytes, page.Url));

    /// <summary>Whether a page gives a record at all.</summary>
    public static bool CanExtract(SpeedPage page) => Extractor.Extract(page.Bytes, page.Url).Success;

    /// <summary>Ours: bytes to what the page's data says.</summary>
    public static void ExtractMetadata(SpeedPage page) => GC.KeepAlive(DataExtractor.Extract(page.Bytes, page.Url));

    /// <summary>The yardstick: AngleSharp's parse alone, as it comes, of characters that are decoded already.</summary>
    public static void Parse(SpeedPage page)
    {
        using var document = Parser.ParseDocument(page.Text);
        GC.KeepAlive(document);
    }

    /// <summary>SmartReader's article of the same characters.</summary>
    public static void Read(SpeedPage page)
    {
        try
        {
            using var reader = new SmartReader.Reader((page.Url ?? new Uri("https://page.example/")).AbsoluteUri, page.Text);
            GC.KeepAlive(reader.GetArticle());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A page that the peer cannot read counts with the time that it took.
        }
    }
}
