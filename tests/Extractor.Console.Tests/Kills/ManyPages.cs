using System.Globalization;
using System.Text;

namespace Extractor.CommandLine.Tests.Kills;

/// <summary>Pages enough for a run to be killed in the middle, as the input of <c>batch</c> and of <c>warc</c>.</summary>
internal static class ManyPages
{
    private const int Stories = 7;

    /// <summary>Stores pages.</summary>
    /// <returns>The beginning of the command line that reads them.</returns>
    public static string[] Store(Workspace files, string command, int count, int paragraphs = 0)
    {
        var pages = Enumerable.Range(0, Stories).Select(story => Html(story, paragraphs)).ToList();
        if (command == "batch")
        {
            for (var story = 0; story < Stories; story++) files.Write($"story-{story}.html", pages[story]);
            return [command, "--manifest", files.Manifest([.. Enumerable.Range(0, count).Select(i => Workspace.Line(Id(command, i), $"story-{i % Stories}.html"))])];
        }

        using var archive = new MemoryStream();
        for (var i = 0; i < count; i++) archive.Write(Workspace.Gzip(Encoding.UTF8.GetBytes(Record(Id(command, i), pages[i % Stories]))));
        return [command, files.Write("stories.warc.gz", archive.ToArray())];
    }

    /// <summary>The id of a page.</summary>
    public static string Id(string command, int page) => string.Create(CultureInfo.InvariantCulture, $"{(command == "warc" ? "urn:uuid:" : "page-")}{page}");

    /// <summary>The title of a page.</summary>
    public static string Title(int page) => string.Create(CultureInfo.InvariantCulture, $"Story {page % Stories}");

    private static string Html(int story, int paragraphs) => Workspace.Html(Title(story)).Replace(
        "</article>",
        string.Concat(Enumerable.Range(1, paragraphs).Select(static i => FormattableString.Invariant($"<p>In year {1900 + i} the pool had {1000 * i} guests, of whom most came in July.</p>\n"))) + "</article>",
        StringComparison.Ordinal);

    private static string Record(string id, string page)
    {
        var http = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}";
        return $"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <{id}>\r\nWARC-Date: 2025-03-10T12:00:00Z\r\nWARC-Target-URI: https://gazette.example/story\r\n" +
            FormattableString.Invariant($"Content-Type: application/http\r\nContent-Length: {Encoding.UTF8.GetByteCount(http)}\r\n\r\n{http}\r\n\r\n");
    }
}
