using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Extractor.Pipelines.Discovery.Feeds.Parsing;
using Extractor.Pipelines.Discovery.Feeds.Watching;

namespace Extractor.Pipelines;

/// <summary>
/// Reads feeds: RSS 0.9x, 1.0 (RDF) and 2.0, Atom 1.0 and 0.3, JSON Feed 1.0 and 1.1; by what they are, not by their media type.
/// </summary>
/// <remarks>What is wrong with a feed is a value, <see cref="Feed.Fault"/>; feeds that are nearly XML are read.</remarks>
/// <example>
/// <code>
/// var feed = await FeedReader.GetAsync(client, new Uri("https://gazette.example/feed"));
/// foreach (var story in feed.Stories) Console.WriteLine($"{story.Published} {story.Title} {story.Url}");
/// </code>
/// </example>
public static class FeedReader
{
    private const int BufferLength = 64 * 1024;

    /// <summary>Reads a feed.</summary>
    /// <param name="content">Its bytes. They are decoded by byte-order mark, content type and XML declaration, in this order.</param>
    /// <param name="url">Its address, against which relative addresses are resolved where it names no other base; null for none.</param>
    /// <param name="contentType">The Content-Type that it came with; null for none.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The feed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="OperationCanceledException">The caller ended the reading.</exception>
    public static Feed Read(
        ReadOnlyMemory<byte> content, Uri? url = null, string? contentType = null, FeedOptions? options = null, CancellationToken cancellationToken = default)
    {
        var own = (options ?? new FeedOptions()).CheckedCopy();
        cancellationToken.ThrowIfCancellationRequested();
        var at = url is { IsAbsoluteUri: true } ? url : null;
        if (content.Length > own.MaxLength)
        {
            return TooLarge(at, own);
        }

        var draft = new FeedDraft(at, own.MaxStories);
        var (encoding, mark) = FeedEncoding.Find(content.Span, contentType);
        var body = content[mark..];
        switch (FirstSign(body, encoding))
        {
            case '<':
                using (var cursor = new FeedCursor(TextOf(body, encoding), at, own.MaxDepth, cancellationToken))
                {
                    new XmlFeedParser(cursor, draft).Run();
                }

                break;
            case '{':
                var parser = new JsonFeedParser(draft, at, own.MaxDepth, cancellationToken);
                parser.Run(Utf8Of(body, encoding));
                if (!parser.IsFeed)
                {
                    return new Feed { Url = at, Fault = draft.Fault };
                }

                break;
            case null:
                draft.Fail(FailureKind.InvalidInput, "This is no feed: there is nothing in it.");
                break;
            default:
                draft.Fail(FailureKind.InvalidInput, "This is no feed: it is neither XML nor JSON.");
                break;
        }

        return draft.Finish();
    }

    /// <summary>Fetches a feed, as politely as pages are, and reads it.</summary>
    /// <param name="client">What fetches it.</param>
    /// <param name="url">Its address.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The feed, its address the one after redirects; or the <see cref="Feed.Fault"/> for which it could not be fetched.</returns>
    /// <exception cref="ArgumentNullException">The client or the address is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed of.</exception>
    /// <exception cref="OperationCanceledException">The caller ended the call.</exception>
    public static async Task<Feed> GetAsync(ArticleClient client, Uri url, FeedOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(url);
        var answer = await FeedDownload.AskAsync(client, (options ?? new FeedOptions()).CheckedCopy(), url, null, null, cancellationToken).ConfigureAwait(false);
        return answer.Feed ?? new Feed { Url = url, Fault = answer.Error };
    }

    /// <summary>Reads a feed from a stream, to its end, or to where it is larger than allowed.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="url">The feed's address; null for none.</param>
    /// <param name="contentType">The Content-Type that it came with; null for none.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The feed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The caller ended the reading.</exception>
    public static async Task<Feed> ReadAsync(
        Stream stream, Uri? url = null, string? contentType = null, FeedOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var own = (options ?? new FeedOptions()).CheckedCopy();
        using var content = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                if (content.Length + read > own.MaxLength)
                {
                    return TooLarge(url, own);
                }

                content.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Read(content.GetBuffer().AsMemory(0, (int)content.Length), url, contentType, own, cancellationToken);
    }

    internal static StreamReader TextOf(ReadOnlyMemory<byte> content, Encoding encoding)
    {
        var bytes = MemoryMarshal.TryGetArray(content, out var segment) ? segment : new ArraySegment<byte>(content.ToArray());
        return new StreamReader(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), encoding, detectEncodingFromByteOrderMarks: false);
    }

    private static char? FirstSign(ReadOnlyMemory<byte> content, Encoding encoding)
    {
        using var text = TextOf(content, encoding);
        while (text.Read() is >= 0 and var sign)
        {
            if (!char.IsWhiteSpace((char)sign) && sign != '\uFEFF')
            {
                return (char)sign;
            }
        }

        return null;
    }

    /// <summary>JSON is UTF-8 (RFC 8259 section 8.1), whatever a header says; bad bytes are replaced, since strings that have them cannot be read.</summary>
    private static ReadOnlySpan<byte> Utf8Of(ReadOnlyMemory<byte> content, Encoding encoding)
    {
        var isWide = encoding.CodePage is 1200 or 1201 or 12000;
        return !isWide && Utf8.IsValid(content.Span) ? content.Span : Encoding.UTF8.GetBytes((isWide ? encoding : Encoding.UTF8).GetString(content.Span));
    }

    private static Feed TooLarge(Uri? url, FeedOptions options) =>
        Feed.Failed(url, FailureKind.TooLarge, FormattableString.Invariant($"The feed has more than {options.MaxLength} bytes."));
}
