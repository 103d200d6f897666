using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Extractor.Text;

namespace Extractor.Parse;

/// <summary>A story that a page's state tells.</summary>
/// <param name="Markup">Its body.</param>
/// <param name="Length">How much text that has, in characters.</param>
/// <param name="Standfirst">What the state calls its summary under the headline; null where it names none.</param>
internal sealed record StateStory(string Markup, int Length, string? Standfirst);

/// <summary>
/// Writes the markup of a story that a state holds as a list of typed elements: paragraphs, headings, quotations, lists, pictures with
/// their captions, links to other stories.
/// </summary>
internal sealed class StateStoryWriter
{
    private const int LeastParagraphs = 2;
    private const int LeastParagraph = 40;
    private const int MostElements = 20_000;
    private const int MostMakers = 8;

    private static readonly SearchValues<string> ParagraphTags = SearchValues.Create(["<p>", "<p "], StringComparison.OrdinalIgnoreCase);

    /// <summary>What may swallow the rest of the story where it is not closed, or is another page's.</summary>
    private static readonly SearchValues<string> Foreign = SearchValues.Create(
        ["<script", "<style", "<iframe", "<form", "<!--", "<template", "<textarea", "<svg"], StringComparison.OrdinalIgnoreCase);

    private readonly StringBuilder markup = new();
    private readonly OpenSteps<Step> open = new();
    private readonly PageBudget budget;
    private int length;
    private int paragraphs;

    private StateStoryWriter(PageBudget budget) => this.budget = budget;

    private enum Place
    {
        Story,
        List,
        Line,
    }

    /// <summary>The story of a list of elements; null where the list is none.</summary>
    /// <param name="holder">The object that has the list.</param>
    /// <param name="elements">The list.</param>
    /// <param name="budget">The limits to keep.</param>
    public static StateStory? Write(StateValue holder, StateValue elements, PageBudget budget)
    {
        if (!IsTyped(elements, budget)) return null;
        var writer = new StateStoryWriter(budget);
        if (Edition(holder, StateWords.Names.Leads) is { } lead && StateWords.KindOf(lead) == StateElementKind.Picture) writer.AddPicture(lead);
        writer.Push(elements, Place.Story);
        for (var seen = 0; seen < MostElements && writer.open.TryPop(out var step); seen++)
        {
            budget.Check();
            if (step.Close is null) writer.Add(step);
            else writer.CloseTag(step);
        }
        // Cut short, the parser closes what is open.
        return writer.paragraphs < LeastParagraphs ? null : new StateStory(writer.markup.ToString(), writer.length, Standfirst(holder));
    }

    private static bool IsTyped(StateValue elements, PageBudget budget)
    {
        foreach (var child in elements.Elements)
        {
            budget.Check();
            if (StateWords.KindOf(child.Value) is StateElementKind.Paragraph or StateElementKind.Markup) return true;
        }
        return false;
    }

    private static string? Standfirst(StateValue holder)
    {
        var stated = Edition(holder, StateWords.Names.Standfirsts) is { } edition ? edition.Text : StateWords.Text(holder, StateWords.Names.Standfirsts);
        return MarkupText.Decode(stated) is { Length: > 0 } text ? text : null;
    }

    /// <summary>The value of a property that is given for several editions.</summary>
    private static StateValue? Edition(StateValue holder, string[] names)
    {
        if (StateWords.Find(holder, names, JsonValueKind.Object) is not { } editions) return null;
        return StateWords.Find(editions, StateWords.Names.Editions, JsonValueKind.Object) ?? StateWords.Find(editions, StateWords.Names.Editions, JsonValueKind.String);
    }

    private void Push(StateValue elements, Place place)
    {
        var from = open.Count;
        foreach (var child in elements.Elements)
        {
            budget.CheckPart();
            open.Push(new Step(child.Value, place));
        }
        open.TurnFrom(from);
    }

    private void Add(Step step)
    {
        var element = step.Element;
        if (element.Kind == JsonValueKind.String && step.Place != Place.Story) AddText(step, element.Text, "li");
        if (element.Kind != JsonValueKind.Object) return;
        switch (StateWords.KindOf(element))
        {
            case StateElementKind.Paragraph or StateElementKind.Item:
                AddLine(step, step.Place == Place.List ? "li" : "p");
                break;
            case StateElementKind.Heading:
                AddLine(step, step.Place == Place.List ? "li" : Heading(element));
                break;
            case StateElementKind.Markup when StateWords.Text(element, StateWords.Names.Content) is { Length: > 0 } text:
                if (text.AsSpan().ContainsAny(ParagraphTags) && !text.AsSpan().ContainsAny(Foreign)) AddText(step with { Place = Place.Story }, text, "div");
                break;
            case StateElementKind.Quote:
                AddQuote(element);
                break;
            case StateElementKind.List or StateElementKind.OrderedList or StateElementKind.Group when StateWords.Find(element, StateWords.Names.Parts, JsonValueKind.Array) is { } parts:
                if (StateWords.KindOf(element) == StateElementKind.Group) Push(parts, step.Place);
                else AddList(step, element, parts);
                break;
            case StateElementKind.Picture:
                AddPicture(element);
                break;
            case StateElementKind.Link:
                AddLink(element);
                break;
            case StateElementKind.Unknown when StateWords.Text(element, StateWords.Names.Content) is { Length: >= LeastParagraph } text:
                // What the state calls otherwise is told, too, where it reads like it.
                if (!text.AsSpan().ContainsAny(Foreign) && text.Contains(' ', StringComparison.Ordinal) && TextShape.Of(text).Sentences > 0) AddText(step, text, "p");
                break;
        }
    }

    /// <summary>An element that is one line of the story: a text, or the parts of one.</summary>
    private void AddLine(Step step, string tag)
    {
        if (StateWords.Text(step.Element, StateWords.Names.Content) is { Length: > 0 } text)
        {
            AddText(step, text, tag);
            return;
        }
        if (StateWords.Find(step.Element, StateWords.Names.Parts, JsonValueKind.Array) is not { } parts) return;
        if (step.Place == Place.Line) markup.Append(' ');
        else OpenTag(tag);
        Push(parts, Place.Line);
    }

    private void AddText(Step step, string text, string tag)
    {
        if (text.AsSpan().ContainsAny(Foreign)) return;
        if (step.Place == Place.Line)
        {
            markup.Append(text);
            return;
        }
        OpenTag(tag);
        markup.Append(text);
        CloseTag(open.Pop());
    }

    private void AddQuote(StateValue element)
    {
        markup.Append("<blockquote>");
        open.Push(new Step(element, Place.Story, "blockquote", -1));
        if (StateWords.Find(element, StateWords.Names.Citations, JsonValueKind.Object) is { } citation && StateWords.Text(citation, StateWords.Names.Content) is { Length: > 0 })
            open.Push(new Step(citation, Place.Story));
        if (StateWords.Text(element, StateWords.Names.Content) is { Length: > 0 } text) AddText(new Step(element, Place.Story), text, "p");
        else if (StateWords.Find(element, StateWords.Names.Parts, JsonValueKind.Array) is { } parts) Push(parts, Place.Story);
    }

    private void AddList(Step step, StateValue element, StateValue parts)
    {
        // A list within a list goes on with its items.
        if (step.Place == Place.Story)
        {
            var ordered = StateWords.KindOf(element) == StateElementKind.OrderedList
                || StateWords.Names.Ordered.Contains(StateWords.Text(element, StateWords.Names.Orders), StringComparer.OrdinalIgnoreCase);
            var tag = ordered ? "ol" : "ul";
            markup.Append('<').Append(tag).Append('>');
            open.Push(new Step(element, Place.Story, tag, -1));
        }
        Push(parts, step.Place == Place.Line ? Place.Line : Place.List);
    }

    private void AddPicture(StateValue element)
    {
        if (StateWords.Text(element, StateWords.Names.Addresses) is not { Length: > 0 } address) return;
        var caption = StateWords.Text(element, StateWords.Names.Captions);
        if (caption.AsSpan().ContainsAny(Foreign)) caption = "";
        var credit = Credit(element);
        markup.Append("<figure><img src=\"").Append(HtmlText.Encode(address));
        markup.Append("\" alt=\"").Append(HtmlText.Encode(StateWords.Text(element, StateWords.Names.Alternatives)));
        // Captions often name the maker themselves, as the house wants it: what they say goes before what is stated beside them.
        if (caption.Length > 0) markup.Append("\" data-credit=\"").Append(HtmlText.Encode(credit)).Append("\"><figcaption>").Append(caption);
        else markup.Append("\"><figcaption class=\"credit\">").Append(HtmlText.Encode(credit));
        markup.Append("</figcaption></figure>");
    }

    /// <summary>Who made a picture: as one text, or as lists of people and houses.</summary>
    private static string Credit(StateValue element)
    {
        foreach (var name in StateWords.Names.Credits)
        {
            var credits = element[name];
            var makers = new List<string>();
            if (credits.Kind == JsonValueKind.String) makers.Add(MarkupText.Decode(credits.Text));
            else if (credits.Kind == JsonValueKind.Object) AddMakers(credits, makers);
            makers.RemoveAll(maker => maker.Length == 0);
            if (makers.Count > 0) return string.Join(" / ", makers);
        }
        return "";
    }

    private static void AddMakers(StateValue credits, List<string> makers)
    {
        foreach (var group in StateWords.Names.Makers)
        {
            var left = MostMakers;
            foreach (var maker in credits[group].Elements)
            {
                if (left-- <= 0) break;
                if (MarkupText.Decode(StateWords.Text(maker.Value, StateWords.Names.Names)) is var name && !makers.Contains(name)) makers.Add(name);
            }
        }
    }

    private void AddLink(StateValue element)
    {
        if (StateWords.Text(element, StateWords.Names.Addresses) is not { Length: > 0 } address) return;
        if (MarkupText.Decode(StateWords.Text(element, StateWords.Names.Content)) is not { Length: > 0 } title) return;
        markup.Append("<aside class=\"related\"><a href=\"").Append(HtmlText.Encode(address)).Append("\">");
        markup.Append(HtmlText.Encode(title)).Append("</a></aside>");
    }

    private static string Heading(StateValue element) =>
        StateWords.Find(element, StateWords.Names.Levels, JsonValueKind.Number) is { Integer: { } level }
            ? string.Create(CultureInfo.InvariantCulture, $"h{Math.Clamp(level, 2, 6)}") : "h2";

    private void OpenTag(string tag)
    {
        markup.Append('<').Append(tag).Append('>');
        open.Push(new Step(default, Place.Story, tag, markup.Length));
    }

    private void CloseTag(Step step)
    {
        if (step.From >= 0)
        {
            var text = MarkupText.Decode(markup.ToString(step.From, markup.Length - step.From));
            length += text.Length;
            if (step.Close is "p" or "div" && TextShape.Of(text).Sentences > 0) paragraphs++;
        }
        markup.Append("</").Append(step.Close).Append('>');
    }

    /// <param name="Element">The element to write.</param>
    /// <param name="Place">What it stands in.</param>
    /// <param name="Close">The tag to close instead; null where an element is written.</param>
    /// <param name="From">Where the text of that tag begins; -1 where it has none of its own.</param>
    private readonly record struct Step(StateValue Element, Place Place, string? Close = null, int From = -1);
}
