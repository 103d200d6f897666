using System.Text.Json;

namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>JSON Feed 1.0 and 1.1, item by item, so that a broken feed gives what stands before the break.</summary>
internal sealed class JsonFeedParser(FeedDraft feed, Uri? url, int maxDepth, CancellationToken cancellationToken)
{
    private const string Version = "jsonfeed.org/version/1";

    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private bool isFeed;

    /// <summary>Reads the document into the feed.</summary>
    /// <param name="content">UTF-8 without a mark.</param>
    internal void Run(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content, Options with { MaxDepth = maxDepth });
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && ReadProperty(ref reader))
            {
            }
        }
        catch (JsonException exception)
        {
            var isTooDeep = IsTooDeep(content);
            feed.Fail(
                isTooDeep ? FailureKind.TooComplex : FailureKind.Unreadable,
                isTooDeep ? "The feed is nested too deeply." : FormattableString.Invariant($"The JSON is broken at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}."));
        }

        if (!isFeed)
        {
            feed.Fail(FailureKind.InvalidInput, "This is no feed: its JSON has no version of JSON Feed.");
        }
    }

    /// <summary>Whether it is a feed that was read, as far as it was.</summary>
    internal bool IsFeed => isFeed;

    /// <summary>Whether it is its depth that a document was given up for.</summary>
    private bool IsTooDeep(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content, Options with { MaxDepth = maxDepth + 1 });
        try
        {
            while (reader.Read() && reader.CurrentDepth < maxDepth)
            {
            }
        }
        catch (JsonException)
        {
            // Broken before it is too deep.
            return false;
        }

        return reader.CurrentDepth >= maxDepth;
    }

    private bool ReadProperty(ref Utf8JsonReader reader)
    {
        var name = reader.ValueIsEscaped || reader.ValueSpan.Length > 64 ? null : System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
        reader.Read();
        if (name == "items" && reader.TokenType == JsonTokenType.StartArray)
        {
            return ReadItems(ref reader);
        }

        if (name is not ("version" or "title" or "home_page_url" or "language" or "author" or "authors"))
        {
            reader.Skip();
            return true;
        }

        var value = JsonElement.ParseValue(ref reader);
        switch (name)
        {
            case "version":
                isFeed = Text(value)?.Contains(Version, StringComparison.Ordinal) is true;
                break;
            case "title":
                feed.Title = PlainText.Fold(Text(value), PlainText.LongestTitle);
                break;
            case "home_page_url":
                feed.HomePage = FeedAddress.Resolve(url, Text(value));
                break;
            case "language":
                feed.Language = PlainText.Name(Text(value));
                break;
            default:
                AddAuthors(feed.Authors, value);
                break;
        }

        return true;
    }

    private bool ReadItems(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
            }
            else if (!feed.Add(StoryOf(JsonElement.ParseValue(ref reader))))
            {
                // The version may stand behind the items, and is all that is looked for there.
                isFeed = true;
                return false;
            }
        }

        return true;
    }

    private StoryDraft StoryOf(JsonElement item)
    {
        var story = new StoryDraft
        {
            Link = FeedAddress.Resolve(url, Text(item, "url")),
            Fallback = FeedAddress.Resolve(url, Text(item, "external_url")),
            // 1.0 lets old feeds have numbers here.
            Id = PlainText.Name(item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number ? id.GetRawText() : Text(item, "id"), PlainText.LongestAddress),
            Title = PlainText.Fold(Text(item, "title"), PlainText.LongestTitle),
            Summary = PlainText.Fold(Text(item, "summary"), PlainText.LongestSummary),
            Published = FeedTime.Read(Text(item, "date_published")),
            Modified = FeedTime.Read(Text(item, "date_modified")),
            Language = PlainText.Name(Text(item, "language")),
        };
        foreach (var name in new[] { "authors", "author" })
        {
            if (item.TryGetProperty(name, out var authors))
            {
                AddAuthors(story.Authors, authors);
            }
        }

        if (item.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array)
        {
            foreach (var tag in tags.EnumerateArray())
            {
                StoryDraft.Add(story.Topics, PlainText.Name(Text(tag)));
            }
        }

        return story;
    }

    /// <summary>Adds the names of one author (1.0) or of several (1.1).</summary>
    private static void AddAuthors(List<string> names, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            StoryDraft.Add(names, PlainText.Name(Text(value, "name")));
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var author in value.EnumerateArray())
            {
                StoryDraft.Add(names, author.ValueKind == JsonValueKind.Object ? PlainText.Name(Text(author, "name")) : null);
            }
        }
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped.
            return null;
        }
    }
}
