using System.Buffers;
using System.Text;
using System.Text.Json;
using Extractor.Text;

namespace Extractor.Parse;

/// <summary>
/// Finds the story of a page that prints none and carries it in its framework's state instead: the string with the most marked-up
/// paragraphs, or the list of strings that reads like paragraphs.
/// </summary>
internal static class StateMarkup
{
    private const int LeastText = 200;
    private const int LeastParagraph = 40;
    private const int MostValues = 200_000;

    /// <summary>A longer script is passed over: parsing it could not be cancelled in time. States of news pages have up to half of it.</summary>
    private const int LongestScript = 2_097_152;

    private static readonly JsonReaderOptions Lenient =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private static readonly SearchValues<string> ParagraphTags = SearchValues.Create(["<p>", "<p ", "<br", "</p>"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The running text that a page prints, in characters; counted no further than to a limit.</summary>
    public static int PrintedText(PageSurvey survey, int limit)
    {
        var printed = 0;
        foreach (var block in survey.Blocks)
        {
            if (printed >= limit) break;
            if (block.Has(BlockCues.InNav | BlockCues.InFooter | BlockCues.Consent | BlockCues.NotShown | BlockCues.InNoscript)) continue;
            if (block.Text.Length >= LeastParagraph && block.LinkDensity < 0.5 && TextShape.Of(block.Text).Sentences > 0) printed += block.Text.Length;
        }
        return printed;
    }

    /// <summary>The markup of the story; null where the page's state holds none of some length.</summary>
    public static string? Find(PageSurvey survey, PageBudget budget)
    {
        var found = new Candidates();
        var stream = new StringBuilder();
        foreach (var script in survey.DataScripts)
        {
            budget.Check();
            if (TextOf(script) is not { Length: <= LongestScript } text) continue;
            foreach (var value in Values(text))
            {
                // A page that is streamed in pieces: [1, "piece"].
                if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2 && value[1].ValueKind == JsonValueKind.String)
                    AddPiece(StringOf(value[1]), stream, found);
                else Walk(value, found, budget);
            }
        }
        budget.Check();
        foreach (var line in stream.ToString().Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon is <= 0 or > 8) continue;
            budget.Check();
            foreach (var value in Values(line.AsMemory(colon + 1))) Walk(value, found, budget);
        }
        return found.Best(LeastText);
    }

    private static void AddPiece(string piece, StringBuilder stream, Candidates found)
    {
        if (piece.AsSpan().TrimStart().StartsWith('<')) found.AddMarkup(piece);
        else if (stream.Length + piece.Length <= LongestScript) stream.Append(piece);
    }

    private static ReadOnlyMemory<char> TextOf(PageElement script)
    {
        if (script.FirstChild is not PageText first) return default;
        if (first.Next is null) return first.Data;
        var text = new StringBuilder();
        for (PageNode? node = first; node is not null; node = node.Next)
            if (node is PageText part) text.Append(part.Data);
        return text.ToString().AsMemory();
    }

    /// <summary>The first JSON value of a script: all of it, or what is assigned or passed there.</summary>
    private static IEnumerable<JsonElement> Values(ReadOnlyMemory<char> script)
    {
        var start = script.Span.IndexOfAny('{', '[');
        // An index such as window["name"] comes before the value.
        while (start >= 0 && start + 1 < script.Length && start > 0 && script.Span[start] == '[' && char.IsLetterOrDigit(script.Span[start - 1]))
        {
            var next = script.Span[(start + 1)..].IndexOfAny('{', '[');
            start = next < 0 ? -1 : start + 1 + next;
        }
        return start >= 0 && TryParse(script.Span[start..], out var value) ? [value] : [];
    }

    private static bool TryParse(ReadOnlySpan<char> json, out JsonElement value)
    {
        value = default;
        var bytes = new byte[Encoding.UTF8.GetByteCount(json)];
        var length = Encoding.UTF8.GetBytes(json, bytes);
        var reader = new Utf8JsonReader(bytes.AsSpan(0, length), Lenient);
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var document)) return false;
            value = document.RootElement;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Walk(JsonElement root, Candidates found, PageBudget budget)
    {
        var open = new Stack<(JsonElement Value, int List)>();
        open.Push((root, 0));
        var lists = 0;
        for (var seen = 0; seen < MostValues && open.TryPop(out var at); seen++)
        {
            budget.Check();
            switch (at.Value.ValueKind)
            {
                case JsonValueKind.Array:
                    var list = ++lists;
                    foreach (var item in at.Value.EnumerateArray().Reverse()) open.Push((item, list));
                    break;
                case JsonValueKind.Object:
                    foreach (var property in at.Value.EnumerateObject().Reverse())
                        if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String) open.Push((property.Value, at.List));
                    break;
                case JsonValueKind.String:
                    found.Add(StringOf(at.Value), at.List);
                    break;
            }
        }
        found.Close();
    }

    private static string StringOf(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return "";
        }
    }

    private sealed class Candidates
    {
        private readonly Dictionary<int, List<string>> paragraphs = [];
        private string? best;
        private int bestText;

        public void Add(string text, int list)
        {
            if (text.Length < LeastParagraph) return;
            if (text.AsSpan().ContainsAny(ParagraphTags) && text.Length >= LeastText) AddMarkup(text);
            else if (list > 0 && text.Contains(' ', StringComparison.Ordinal) && TextShape.Of(text).Sentences > 0)
                (System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(paragraphs, list, out _) ??= []).Add(text);
        }

        public void AddMarkup(string markup)
        {
            var text = MarkupText.Decode(markup);
            if (!text.AsSpan().ContainsAny('.', '。', '।') || text.Length <= bestText) return;
            best = markup;
            bestText = text.Length;
        }

        /// <summary>Weighs the lists of the value that was walked.</summary>
        public void Close()
        {
            foreach (var list in paragraphs.Values)
            {
                if (list.Count < 2) continue;
                var length = list.Sum(text => text.Length);
                if (length <= bestText) continue;
                best = string.Concat(list.Select(text => $"<p>{text}</p>"));
                bestText = length;
            }
            paragraphs.Clear();
        }

        public string? Best(int least) => bestText >= least ? best : null;
    }
}
