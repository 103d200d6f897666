using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Extractor.WebApi;

/// <summary>Reads bodies up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>Reads the whole body.</summary>
    /// <returns>The body; null for one that is longer than allowed.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context, int limit)
    {
        // The server's own limit would end the connection before the answer; this one is told.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature) feature.MaxRequestBodySize = null;
        if (context.Request.ContentLength > limit) return null;

        using var body = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int read; (read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0;)
        {
            if (body.Length + read > limit) return null;
            body.Write(chunk, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <summary>The addresses of a list: a JSON array of strings, or lines.</summary>
    /// <param name="body">The body.</param>
    /// <param name="isJson">Whether it is JSON.</param>
    /// <param name="most">How many are read; one more is given where there are more.</param>
    /// <exception cref="JsonException">It is no JSON array of strings.</exception>
    public static List<string> Addresses(ReadOnlySpan<byte> body, bool isJson, int most)
    {
        var addresses = new List<string>();
        if (!isJson)
        {
            foreach (var line in Encoding.UTF8.GetString(body).AsSpan().EnumerateLines())
            {
                if (addresses.Count > most) break;
                if (!line.IsWhiteSpace()) addresses.Add(line.Trim().ToString());
            }

            return addresses;
        }

        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 2 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) throw new JsonException("Not an array.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String) throw new JsonException("Not a string.");
            if (addresses.Count <= most) addresses.Add(reader.GetString()!);
        }

        return reader.Read() ? throw new JsonException("Something stands behind the array.") : addresses;
    }
}
