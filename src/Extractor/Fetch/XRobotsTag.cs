namespace Extractor.Fetch;

/// <summary>
/// The robots directives of an answer's headers, as the search engines document X-Robots-Tag; no standard has it. A header holds a list,
/// whose directives may be for one agent by a name in front: <c>noindex, otherbot: nosnippet</c>.
/// </summary>
internal static class XRobotsTag
{
    private const string Header = "X-Robots-Tag";
    private const string Expiry = "unavailable_after";

    /// <summary>Reads the directives that are for everyone or for this client.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="token">The client's <see cref="ProductToken"/>.</param>
    /// <returns>The directives, lower-cased, each once, in the order of the headers.</returns>
    internal static IReadOnlyList<string> Read(HttpResponseMessage response, ReadOnlySpan<char> token)
    {
        return response.Headers.NonValidated.TryGetValues(Header, out var values) ? Read(values, token) : [];
    }

    /// <summary>Reads the directives that are for everyone or for one client.</summary>
    /// <param name="values">The values of the headers.</param>
    /// <param name="token">The client's <see cref="ProductToken"/>.</param>
    /// <returns>The directives, lower-cased, each once, in the order of the headers.</returns>
    internal static IReadOnlyList<string> Read(IEnumerable<string> values, ReadOnlySpan<char> token)
    {
        var directives = new OrderedSet();
        foreach (var value in values)
        {
            Read(value, token, directives);
        }

        return directives.Items;
    }

    /// <summary>Adds the directives of the headers to what a page says of itself.</summary>
    /// <param name="access">What the page says.</param>
    /// <param name="headers">The directives of the headers.</param>
    /// <returns>Both.</returns>
    internal static ArticleAccess AddTo(ArticleAccess access, IReadOnlyList<string> headers) =>
        headers.Count == 0 ? access : access with { Robots = Merge(access.Robots, headers) };

    /// <summary>Puts the directives of the headers behind those of the page.</summary>
    /// <param name="page">The directives of the page's meta tags.</param>
    /// <param name="headers">Those of the headers.</param>
    /// <returns>All of them, each once.</returns>
    internal static IReadOnlyList<string> Merge(IReadOnlyList<string> page, IReadOnlyList<string> headers)
    {
        var directives = new OrderedSet();
        foreach (var directive in page.Concat(headers))
        {
            directives.Add(directive);
        }

        return directives.Items;
    }

    private static void Read(string header, ReadOnlySpan<char> token, OrderedSet directives)
    {
        var parts = header.Split(',', StringSplitOptions.TrimEntries);
        var isOurs = true;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i].AsSpan();
            var colon = part.IndexOf(':');
            if (colon >= 0 && !HasValue(part[..colon].TrimEnd()))
            {
                // The name holds for what follows, until another one comes.
                var agent = ProductToken.Of(part[..colon]);
                isOurs = agent is "*" || (!agent.IsEmpty && agent.Equals(token, StringComparison.OrdinalIgnoreCase));
                part = part[(colon + 1)..].TrimStart();
                colon = part.IndexOf(':');
            }

            var name = colon < 0 ? part : part[..colon].TrimEnd();
            var value = colon < 0 ? "" : part[(colon + 1)..].TrimStart().ToString();
            if (name.Equals(Expiry, StringComparison.OrdinalIgnoreCase))
            {
                while (i + 1 < parts.Length && IsMoreOfDate(value, parts[i + 1]))
                {
                    value += ", " + parts[++i];
                }
            }

            if (isOurs && !name.IsEmpty)
            {
                directives.Add((colon < 0 ? name.ToString() : $"{name}:{value}").ToLowerInvariant());
            }
        }
    }

    /// <summary>Tells the directives that a colon follows from the names of agents.</summary>
    private static bool HasValue(ReadOnlySpan<char> name) =>
        name.Equals(Expiry, StringComparison.OrdinalIgnoreCase) || name.StartsWith("max-", StringComparison.OrdinalIgnoreCase);

    /// <summary>A date has commas of its own (RFC 9110 section 5.6.7), behind the weekday or before the year.</summary>
    private static bool IsMoreOfDate(string value, string next) =>
        value.Length is > 0 and < 64 && next.Length > 0 &&
        (char.IsAsciiDigit(next[0]) || (!value.AsSpan().ContainsAnyInRange('0', '9') && next.AsSpan().ContainsAnyInRange('0', '9')));

    private sealed class OrderedSet
    {
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);
        private readonly List<string> items = [];

        internal IReadOnlyList<string> Items => items;

        internal void Add(string item)
        {
            if (seen.Add(item))
            {
                items.Add(item);
            }
        }
    }
}
