using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Extractor.Pipelines.Warc.Writing;

/// <summary>Writes requests and answers down in the form of HTTP/1.1 (RFC 9112), in which archives keep them.</summary>
internal static class HttpText
{
    private const char LastLatin1 = '\u00FF';

    /// <summary>Writes a request without a body.</summary>
    /// <param name="request">The request.</param>
    internal static byte[] Of(HttpRequestMessage request)
    {
        using var text = new MemoryStream();
        var url = request.RequestUri!;
        Line(text, $"{request.Method.Method} {url.PathAndQuery} HTTP/1.1");
        if (request.Headers.Host is null)
        {
            Line(text, $"Host: {url.IdnHost}{(url.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{url.Port}"))}");
        }

        Fields(text, request.Headers.NonValidated);
        Line(text, "");
        return text.ToArray();
    }

    /// <summary>Writes the beginning of an answer.</summary>
    /// <param name="response">The answer, with the content that came.</param>
    internal static byte[] HeadOf(HttpResponseMessage response)
    {
        using var text = new MemoryStream();
        var version = response.Version.Major == 1 ? response.Version.ToString(2) : "1.1";
        Line(text, string.Create(CultureInfo.InvariantCulture, $"HTTP/{version} {(int)response.StatusCode} {response.ReasonPhrase}"));
        Fields(text, response.Headers.NonValidated);
        Fields(text, response.Content.Headers.NonValidated);
        Line(text, "");
        return text.ToArray();
    }

    private static void Fields(Stream text, HttpHeadersNonValidated fields)
    {
        foreach (var (name, values) in fields)
        {
            // The body is stored out of its chunks; the crawlers of Common Crawl name the field so as well.
            var stored = name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase) ? "X-Crawl-Transfer-Encoding" : name;
            foreach (var value in values)
            {
                Line(text, $"{stored}: {value}", name.Equals("Location", StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    /// <summary>Values came as Latin-1 (RFC 9110 section 5.5), but for addresses, which the client reads as UTF-8.</summary>
    private static void Line(Stream text, string line, bool isUtf8 = false)
    {
        var encoding = isUtf8 || line.Any(static c => c > LastLatin1) ? Encoding.UTF8 : Encoding.Latin1;
        text.Write(encoding.GetBytes(line));
        text.Write("\r\n"u8);
    }
}
