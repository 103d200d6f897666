using System.IO.Compression;
using System.Text.Json;
using Extractor.Decode;

namespace Extractor.Training;

/// <summary>One page of the corpus with what is known of its text.</summary>
internal sealed record CorpusPage(string Id, string Suite, Uri? Url, string Path, string? TrueText, IReadOnlyList<string> With, IReadOnlyList<string> Without)
{
    /// <summary>The fold that the page's registrable host falls into: pages of one publisher are never on both sides.</summary>
    public int Fold(int folds) => (int)(Hash(Hosts.Registrable(Url?.Host ?? Id)) % (uint)folds);

    /// <summary>Whether the words of its makers are hidden (<see cref="BlindPage"/>).</summary>
    public bool IsBlind { get; init; }

    /// <summary>What the page counts for beside others of its suite.</summary>
    public double Share { get; init; } = 1;

    /// <summary>The page and its blind twin: no list of class words knows those of the next publisher.</summary>
    /// <param name="share">What the twin counts for beside the page itself; 0 for none.</param>
    public IEnumerable<CorpusPage> Twins(double share) => share > 0 ? [this, this with { IsBlind = true, Share = share }] : [this];

    public byte[] Read()
    {
        using var file = File.OpenRead(Path);
        if (!Path.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var plain = new MemoryStream();
            file.CopyTo(plain);
            return plain.ToArray();
        }
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The page's characters, as extraction reads them. Their buffer stays in use until the process ends.</summary>
    public ReadOnlyMemory<char> Html()
    {
        var text = PageDecoder.Decode(Read(), null).Text;
        if (TwiceEncoded.Mend(text.Span) is { } mended) text = mended.AsMemory();
        return IsBlind ? BlindPage.Of(text.ToString()).AsMemory() : text;
    }

    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = unchecked((hash ^ c) * 16777619u);
        return hash ^ (hash >> 15);
    }
}

internal static class Corpus
{
    public static List<CorpusPage> Load(string folder, params string[] suites)
    {
        var pages = new List<CorpusPage>();
        foreach (var suite in suites)
        {
            var truths = File.ReadLines(System.IO.Path.Combine(folder, suite, "truth.jsonl"))
                .Select(line => JsonDocument.Parse(line).RootElement)
                .ToDictionary(truth => truth.GetProperty("id").GetString()!);
            foreach (var line in File.ReadLines(System.IO.Path.Combine(folder, suite, "manifest.jsonl")))
            {
                var entry = JsonDocument.Parse(line).RootElement;
                var id = entry.GetProperty("id").GetString()!;
                var truth = truths.TryGetValue(id, out var found) ? found : default;
                var url = entry.TryGetProperty("url", out var address) && Uri.TryCreate(address.GetString(), UriKind.Absolute, out var uri) ? uri : null;
                pages.Add(new CorpusPage(
                    id, suite, url, System.IO.Path.Combine(folder, suite, entry.GetProperty("path").GetString()!),
                    Mended(Text(truth)), Strings(truth, "with"), Strings(truth, "without")));
            }
        }
        return pages;
    }

    /// <summary>Some truths keep the characters of a page that was encoded twice, which is read as it was meant.</summary>
    private static string? Mended(string? text) => text is null ? null : TwiceEncoded.Mend(text) ?? text;

    private static string? Text(JsonElement truth)
    {
        if (truth.ValueKind != JsonValueKind.Object) return null;
        var paragraphs = Strings(truth, "paragraphs");
        if (paragraphs.Count > 0) return string.Join('\n', paragraphs);
        return truth.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
    }

    private static List<string> Strings(JsonElement truth, string name) =>
        truth.ValueKind == JsonValueKind.Object && truth.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(item => item.GetString()).OfType<string>()]
            : [];
}

internal static class Hosts
{
    private static readonly HashSet<string> SecondLevel = ["co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob", "gen", "in"];

    /// <summary>The registrable part of a host, by the shape of its last labels.</summary>
    public static string Registrable(string host)
    {
        var labels = host.ToLowerInvariant().Split('.');
        if (labels.Length <= 2) return string.Join('.', labels);
        var keep = labels[^1].Length == 2 && SecondLevel.Contains(labels[^2]) ? 3 : 2;
        return string.Join('.', labels[^keep..]);
    }
}
