using Extractor.Text;

namespace Extractor.Clean;

/// <summary>What the address of a link says by its shape, alone and beside the page's own.</summary>
internal readonly record struct LinkAddress
{
    private const int LeastIdDigits = 5;

    public bool SameHost { get; private init; }

    public bool SameSite { get; private init; }

    /// <summary>How many segments the path has.</summary>
    public int Depth { get; private init; }

    /// <summary>How many of the page's leading segments it shares.</summary>
    public int Shared { get; private init; }

    /// <summary>Whether its segments are of the same kinds as those of the page's own address.</summary>
    public bool SameShape { get; private init; }

    public int LastLength { get; private init; }

    /// <summary>The words of the last segment, as its hyphens part them.</summary>
    public int LastWords { get; private init; }

    public int Digits { get; private init; }

    /// <summary>The longest run of digits.</summary>
    public int LongestDigits { get; private init; }

    /// <summary>Where both have an id of the same length: whether the other story's is lower (-1) or higher (1); 2 without such an id.</summary>
    public int IdOrder { get; private init; }

    public bool HasQuery { get; private init; }

    public bool HasFragment { get; private init; }

    public PathKind First { get; private init; }

    public PathKind Any { get; private init; }

    public static LinkAddress Of(Uri link, Uri? page) => Of(new WebAddress(link), new Page(page));

    /// <param name="link">The link's address.</param>
    /// <param name="own">What is known of the address of the page that it stands on.</param>
    public static LinkAddress Of(in WebAddress link, Page own)
    {
        var hasOwn = own.Url is not null;
        var path = link.Path.Trim('/');
        var id = IdOf(path, out var digits);
        var last = path[(path.LastIndexOf('/') + 1)..];
        var kind = Kinds(path, out var first);
        return new LinkAddress
        {
            SameHost = hasOwn && Urls.BareHost(link.Host).Equals(Urls.BareHost(own.Host), StringComparison.OrdinalIgnoreCase),
            SameSite = hasOwn && Urls.SameSite(link.Host, own.Host),
            Depth = path.IsEmpty ? 0 : path.Count('/') + 1,
            Shared = SharedSegments(path, own.Path),
            SameShape = hasOwn && !path.IsEmpty && HasSameShape(path, own.Path),
            LastLength = last.Length,
            LastWords = Words(last),
            Digits = digits,
            LongestDigits = id.Length,
            IdOrder = id.Length >= LeastIdDigits && id.Length == own.Id.Length ? Math.Sign(id.SequenceCompareTo(own.Id)) : 2,
            HasQuery = link.Query.Length > 1,
            HasFragment = link.Fragment.Length > 1,
            First = first,
            Any = kind,
        };
    }

    private static PathKind Kinds(ReadOnlySpan<char> path, out PathKind first)
    {
        first = PathKind.None;
        var any = PathKind.None;
        var isFirst = true;
        foreach (var range in path.Split('/'))
        {
            var segment = path[range];
            var dot = segment.LastIndexOf('.');
            var kind = LinkPathWords.BuiltIn.Of(dot > 0 ? segment[..dot] : segment);
            if (isFirst) first = kind;
            isFirst = false;
            if (any == PathKind.None) any = kind;
        }
        return any;
    }

    private static int SharedSegments(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var shared = 0;
        var start = 0;
        var common = a.CommonPrefixLength(b);
        for (var i = 0; i < common; i++)
        {
            if (a[i] != '/') continue;
            shared++;
            start = i + 1;
        }
        return start > 0 || common == 0 ? shared : 0;
    }

    /// <summary>Segment for segment the same kind: number, slug of several words, name with a number, or plain word.</summary>
    private static bool HasSameShape(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (true)
        {
            var (endA, endB) = (a.IndexOf('/'), b.IndexOf('/'));
            if (Kind(endA < 0 ? a : a[..endA]) != Kind(endB < 0 ? b : b[..endB])) return false;
            if (endA < 0 || endB < 0) return endA == endB;
            a = a[(endA + 1)..];
            b = b[(endB + 1)..];
        }
    }

    private static int Kind(ReadOnlySpan<char> segment)
    {
        var digits = 0;
        foreach (var c in segment) if (char.IsAsciiDigit(c)) digits++;
        if (digits == segment.Length) return 0;
        if (Words(segment) >= 4) return digits >= LeastIdDigits ? 1 : 2;
        return digits >= LeastIdDigits - 1 ? 3 : 4;
    }

    private static int Words(ReadOnlySpan<char> segment)
    {
        var words = segment.IsEmpty ? 0 : 1;
        foreach (var c in segment) if (c is '-' or '_' or ',') words++;
        return words;
    }

    /// <summary>The longest run of digits, the last of equals, and how many digits there are at all.</summary>
    private static ReadOnlySpan<char> IdOf(ReadOnlySpan<char> path, out int digits)
    {
        int best = 0, bestLength = 0, start = -1;
        digits = 0;
        for (var i = 0; i <= path.Length; i++)
        {
            if (i < path.Length && char.IsAsciiDigit(path[i]))
            {
                if (start < 0) start = i;
                digits++;
                continue;
            }
            if (start >= 0 && i - start >= bestLength) (best, bestLength) = (start, i - start);
            start = -1;
        }
        return path.Slice(best, bestLength);
    }

    /// <summary>The address of the page that links stand on, looked at once for all of them.</summary>
    internal sealed class Page
    {
        public Page(Uri? url)
        {
            Url = url;
            Host = url is null ? "" : url.Host;
            Path = url is null ? "" : url.AbsolutePath.Trim('/');
            Id = IdOf(Path, out _).ToString();
        }

        public Uri? Url { get; }

        public string Host { get; }

        public string Path { get; }

        /// <summary>The longest run of digits of the path.</summary>
        public string Id { get; }

        /// <summary>Whether an address is that of the page (<see cref="Urls.SamePage(Uri, Uri)"/>).</summary>
        public bool Is(in WebAddress address) =>
            Url is not null && Urls.BareHost(address.Host).Equals(Urls.BareHost(Host), StringComparison.OrdinalIgnoreCase)
            && address.Path.TrimEnd('/').Equals(Url.AbsolutePath.AsSpan().TrimEnd('/'), StringComparison.OrdinalIgnoreCase) && address.Text.Length <= Urls.Longest
            && !(Url.Query.Length > 1 && address.Text.Span.IndexOf('?') is >= 0 and var query && Urls.AreNumberedApart(WithoutFragment(address.Text.Span[query..]), Url.Query));

        private static ReadOnlySpan<char> WithoutFragment(ReadOnlySpan<char> query) => query.IndexOf('#') is >= 0 and var end ? query[..end] : query;
    }
}
