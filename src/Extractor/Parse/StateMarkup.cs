using System.Buffers;
using System.Text;
using System.Text.Json;
using Extractor.Text;

namespace Extractor.Parse;

/// <summary>
/// Finds the story of a page that prints none and carries it in its framework's state instead: the string with the most marked-up
/// paragraphs, the list of typed elements (<see cref="StateStoryWriter"/>), or the list of strings that reads like paragraphs.
/// </summary>
internal static class StateMarkup
{
    private const int LeastText = 200;
    private const int LeastParagraph = 40;
    private const int MostValues = 200_000;

    /// <summary>A longer script is passed over: parsing it could not be cancelled in time. States of news pages have up to half of it.</summary>
    private const int LongestScript = 2_097_152;

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

    /// <summary>The story; null where the page's state holds none of some length.</summary>
    public static StateStory? Find(PageSurvey survey, PageBudget budget)
    {
        var found = new Candidates();
        var stream = new StringBuilder();
        var scripts = new ScriptValues(budget);
        var titles = new StateTitles(survey);
        foreach (var script in survey.DataScripts)
        {
            budget.Check();
            if (TextOf(script) is not { Length: <= LongestScript } text) continue;
            foreach (var value in scripts.All(text.Span))
            {
                // A page that is streamed in pieces: [1, "piece"].
                if (PieceOf(value) is { Kind: JsonValueKind.String } piece) AddPiece(piece.Text, stream, found);
                else Walk(value, found, titles, budget);
            }
        }
        budget.Check();
        foreach (var line in stream.ToString().Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon is <= 0 or > 8) continue;
            budget.Check();
            if (scripts.First(line.AsSpan(colon + 1)) is { } value) Walk(value, found, titles, budget);
        }
        return found.Best(LeastText);
    }

    /// <summary>The second of two elements; undefined for other values.</summary>
    private static StateValue PieceOf(StateValue value)
    {
        StateValue piece = default;
        var count = 0;
        foreach (var element in value.Elements)
        {
            if (++count > 2) return default;
            piece = element.Value;
        }
        return count == 2 ? piece : default;
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

    private static void Walk(StateValue root, Candidates found, StateTitles titles, PageBudget budget)
    {
        var open = new OpenSteps<Step>();
        open.Push(new Step(root, 0, false));
        var lists = 0;
        for (var seen = 0; seen < MostValues && open.TryPop(out var at); seen++)
        {
            budget.Check();
            var height = open.Count;
            switch (at.Value.Kind)
            {
                case JsonValueKind.Array:
                    var list = ++lists;
                    foreach (var item in at.Value.Elements)
                    {
                        budget.CheckPart();
                        open.Push(new Step(item.Value, list, at.Own));
                    }
                    break;
                case JsonValueKind.Object:
                    WalkObject(at, open, found, titles, budget);
                    break;
                case JsonValueKind.String:
                    found.Add(at.Value.Text, at.List, at.Own);
                    break;
            }
            open.TurnFrom(height);
        }
        found.Close();
    }

    private static void WalkObject(Step at, OpenSteps<Step> open, Candidates found, StateTitles titles, PageBudget budget)
    {
        var own = at.Own;
        var written = AddStories(at.Value, found, titles, budget, ref own);
        foreach (var property in at.Value.Properties)
        {
            budget.CheckPart();
            if (property.Value.Kind == JsonValueKind.Array && written?.Contains(property.Name) == true)
            {
                // What was written is not taken for a story once more, but an element of another kind may hold one.
                foreach (var element in property.Value.Elements)
                    if (StateWords.KindOf(element.Value) == StateElementKind.Unknown) open.Push(new Step(element.Value, 0, own));
            }
            else if (property.Value.Kind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String)
            {
                open.Push(at with { Value = property.Value, Own = own });
            }
        }
    }

    /// <summary>Adds the stories that an object holds as lists of typed elements.</summary>
    /// <returns>The names of those lists; null where there are none.</returns>
    private static HashSet<string>? AddStories(StateValue holder, Candidates found, StateTitles titles, PageBudget budget, ref bool own)
    {
        HashSet<string>? written = null;
        foreach (var property in holder.Properties)
        {
            if (property.Value.Kind != JsonValueKind.Array || StateStoryWriter.Write(holder, property.Value, budget) is not { } story) continue;
            // One that states a title of its own is another story, whatever it lies in.
            if (written is null) own = titles.AreIn(holder) || (own && !StateTitles.HasHeadline(holder));
            (written ??= new(StringComparer.Ordinal)).Add(property.Name);
            found.AddTyped(story, own);
        }
        return written;
    }

    /// <param name="Value">What is to be looked at.</param>
    /// <param name="List">The list that it stands in, counted from 1; 0 for none.</param>
    /// <param name="Own">Whether it is the page's own story, or in it.</param>
    private readonly record struct Step(StateValue Value, int List, bool Own);

    private sealed class Candidates
    {
        private readonly Dictionary<(int List, bool Own), List<string>> paragraphs = [];
        private StateStory? best;
        private StateStory? bestOwn;
        private bool knowsOwn;

        public void AddTyped(StateStory story, bool own)
        {
            knowsOwn |= own;
            Add(story, own);
        }

        public void Add(string text, int list, bool own)
        {
            if (text.Length < LeastParagraph) return;
            if (text.AsSpan().ContainsAny(ParagraphTags) && text.Length >= LeastText) AddMarkup(text, own);
            else if (list > 0 && text.Contains(' ', StringComparison.Ordinal) && TextShape.Of(text).Sentences > 0)
                (System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(paragraphs, (list, own), out _) ??= []).Add(text);
        }

        public void AddMarkup(string markup, bool own = false)
        {
            var text = MarkupText.Decode(markup);
            if (text.AsSpan().ContainsAny('.', '。', '।')) Add(new StateStory(markup, text.Length, null), own);
        }

        /// <summary>Weighs the lists of the value that was walked.</summary>
        public void Close()
        {
            foreach (var (key, list) in paragraphs)
                if (list.Count >= 2) Add(new StateStory(string.Concat(list.Select(text => $"<p>{text}</p>")), list.Sum(text => text.Length), null), key.Own);
            paragraphs.Clear();
        }

        /// <summary>The longest one; of those with the page's title where a story has it.</summary>
        public StateStory? Best(int least) => (knowsOwn && bestOwn?.Length >= least ? bestOwn : best) is { } story && story.Length >= least ? story : null;

        private void Add(StateStory story, bool own)
        {
            if (story.Length > (best?.Length ?? 0)) best = story;
            if (own && story.Length > (bestOwn?.Length ?? 0)) bestOwn = story;
        }
    }
}
