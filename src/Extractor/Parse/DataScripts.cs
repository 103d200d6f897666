using System.Buffers;

namespace Extractor.Parse;

/// <summary>Tells the scripts that carry data from those that are only code.</summary>
internal static class DataScripts
{
    /// <summary>How far into a script a framework's state is looked for.</summary>
    private const int Window = 1024;

    /// <summary>How far into a script names of times are looked for, in characters.</summary>
    public const int TimesWindow = 1_048_576;

    private static readonly SearchValues<string> States = SearchValues.Create(
        [
            "__NEXT_DATA__", "__next_f", "__NUXT__", "Fusion.globalContent", "Fusion.contentCache", "__APOLLO_STATE__", "__INITIAL_STATE__",
            "__PRELOADED_STATE__", "__INITIAL_DATA__", "__PRELOADED_DATA__",
        ],
        StringComparison.Ordinal);

    /// <summary>The names under which states, data layers and analytics give the time of publication.</summary>
    public static readonly string[] TimeNames =
    [
        "datePublished", "date_published", "publishedDate", "published_date", "publishDate", "publish_date", "publicationDate", "publication_date",
        "article_publication_date", "articlePublicationDate", "firstPublicationDate", "first_publication_date", "firstPublished", "first_published",
        "firstPublishedDate", "publishedAt", "published_at", "publishTime", "publish_time", "publishedTime", "published_time", "pubDate",
        "datePublication", "datetimePublished", "dateTimePublished", "displayDate", "display_date", "published-date", "publish-date",
        "articlePublishDate", "articlePublishedDate", "article_published_date", "publishedDateTime", "publishDateTime", "pubTime", "postDate", "post_date",
        "deployDt", "deployDate", "regDt", "regDate", "reg_date", "datetimePub", "dateline_timestamp",
    ];

    private static readonly SearchValues<string> Times = SearchValues.Create(TimeNames, StringComparison.OrdinalIgnoreCase);

    /// <summary>How long a script is at most that only prints a time.</summary>
    public const int LongestCall = 200;

    /// <summary>The functions by which pages print a time in its place: <c>showDate("2024/06/19 10:30:00")</c>.</summary>
    public static readonly SearchValues<string> Calls = SearchValues.Create(
        ["showDate", "showTime", "formatDate", "formatTime", "writeDate", "writeTime", "printDate", "printTime"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text of this script is worth keeping.</summary>
    public static bool Keeps(PageElement script, ReadOnlySpan<char> text)
    {
        var type = script[PageAttribute.Type].Span;
        if (type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (script[PageAttribute.Id].Span is "__NEXT_DATA__" or "__NUXT_DATA__")
        {
            return true;
        }

        return text[..Math.Min(text.Length, Window)].ContainsAny(States) || text[..Math.Min(text.Length, TimesWindow)].ContainsAny(Times)
            || (text.Length <= LongestCall && text.ContainsAny(Calls));
    }
}
