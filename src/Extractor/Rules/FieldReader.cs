using System.Globalization;

namespace Extractor.Rules;

/// <summary>Reads how a rule gives the fields of the record.</summary>
internal sealed class FieldReader(RuleText text)
{
    private static readonly (RuleField Field, string Name, string[] Keys)[] Known =
    [
        (RuleField.Title, "title", ["select", "attribute"]),
        (RuleField.Kicker, "kicker", ["select", "attribute"]),
        (RuleField.Standfirst, "standfirst", ["select", "attribute"]),
        (RuleField.Authors, "authors", ["select", "attribute", "separator", "value"]),
        (RuleField.Published, "published", ["select", "attribute", "format", "language", "offset"]),
        (RuleField.Modified, "modified", ["select", "attribute", "format", "language", "offset"]),
        (RuleField.Dateline, "dateline", ["select", "place", "source", "date"]),
        (RuleField.Body, "body", ["select"]),
        (RuleField.Captions, "captions", ["select", "text", "credit", "image"]),
        (RuleField.RelatedLinks, "relatedLinks", ["select", "placement"]),
        (RuleField.Topics, "topics", ["select", "attribute", "separator"]),
        (RuleField.LeadImage, "leadImage", ["select", "attribute"]),
        (RuleField.EndCredit, "endCredit", ["select", "attribute"]),
        (RuleField.Section, "section", ["select", "attribute", "value"]),
        (RuleField.SiteName, "siteName", ["select", "attribute", "value"]),
        (RuleField.Language, "language", ["select", "attribute", "value"]),
        (RuleField.CanonicalUrl, "canonicalUrl", ["select", "attribute"]),
    ];

    private static readonly string[] PartKeys = ["select", "attribute"];

    public static IEnumerable<string> Names => Known.Select(known => known.Name);

    public static string NameOf(RuleField field) => Known[(int)field].Name;

    public static RuleField? FieldOf(string name)
    {
        foreach (var known in Known)
            if (known.Name == name) return known.Field;
        return null;
    }

    /// <summary>Reads the value of a field's key; null where it cannot be read.</summary>
    public FieldRule? Read(RuleField field, string name, RuleNode node)
    {
        if (node.Kind == RuleNodeKind.Null)
        {
            if (field is not (RuleField.Title or RuleField.Body)) return new FieldRule([]);
            text.Fail(node.Offset, $"'{name}' cannot be left empty by a rule.");
            return null;
        }
        if (node is { Kind: RuleNodeKind.Array, Items.Count: 0 })
        {
            text.Fail(node.Offset, $"'{name}' has no selector. Write null to leave the field empty.");
            return null;
        }
        var values = new List<ValueRule>();
        foreach (var item in node.Kind == RuleNodeKind.Array ? node.Items : [node])
            if (ReadValue(name, Known[(int)field].Keys, item) is { } value) values.Add(value);
        return values.Count == 0 ? null : new FieldRule(values);
    }

    /// <summary>Reads a selector or an array of selectors.</summary>
    public List<SelectorList> ReadSelectors(RuleNode node, string name)
    {
        var lists = new List<SelectorList>();
        foreach (var item in node.Kind == RuleNodeKind.Array ? node.Items : [node])
            if (ReadSelector(item, name) is { } list) lists.Add(list);
        return lists;
    }

    private SelectorList? ReadSelector(RuleNode node, string name)
    {
        if (node.Kind != RuleNodeKind.String)
        {
            text.Fail(node.Offset, $"'{name}' takes a selector, not {node.KindName}.");
            return null;
        }
        try
        {
            return SelectorParser.Parse(node.Text);
        }
        catch (SelectorSyntaxException e)
        {
            text.FailInside(node, e.Index, $"'{name}': {e.Message}");
            return null;
        }
    }

    private ValueRule? ReadValue(string name, string[] keys, RuleNode node)
    {
        if (node.Kind == RuleNodeKind.String) return ReadSelector(node, name) is { } list ? new ValueRule { Select = list } : null;
        if (node.Kind != RuleNodeKind.Object)
        {
            text.Fail(node.Offset, $"'{name}' takes a selector or an object, not {node.KindName}.");
            return null;
        }
        var value = new ValueRule();
        var parts = new Dictionary<RulePart, ValueRule>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, offset, given) in node.Members)
        {
            if (!keys.Contains(key, StringComparer.Ordinal)) text.Fail(offset, $"'{key}' is no key of '{name}'; there are {string.Join(", ", keys)}.");
            else if (!seen.Add(key)) text.Fail(offset, $"'{key}' is given twice.");
            else if (PartOf(key) is { } part)
            {
                if (ReadValue(key, PartKeys, given) is { } read) parts[part] = read;
            }
            else
            {
                value = ReadKey(value, key, given);
            }
        }
        if (seen.Contains("select") == seen.Contains("value"))
        {
            text.Fail(node.Offset, $"'{name}' needs 'select'{(keys.Contains("value") ? " or 'value', and not both" : "")}.");
            return null;
        }
        if (value.Constant is not null && seen.Count > 1) text.Fail(node.Offset, "'value' stands alone.");
        if (value.Format is not null && value.Language is not null) text.Fail(node.Offset, "'format' and 'language' exclude each other: a format has the names of months in English.");
        return value.Select is null && value.Constant is null ? null : value with { Parts = parts };
    }

    private ValueRule ReadKey(ValueRule value, string key, RuleNode node)
    {
        if (key == "select") return value with { Select = ReadSelector(node, key) };
        if (node.Kind != RuleNodeKind.String || node.Text.Length == 0)
        {
            text.Fail(node.Offset, $"'{key}' is a string, not {(node.Kind == RuleNodeKind.String ? "an empty one" : node.KindName)}.");
            return value;
        }
        switch (key)
        {
            case "attribute" when IsAttribute(node.Text):
                return value with { Attribute = node.Text.ToLowerInvariant() };
            case "value" when !string.IsNullOrWhiteSpace(node.Text):
                return value with { Constant = node.Text.Trim() };
            case "separator":
                return value with { Separator = node.Text };
            case "language" when IsLanguage(node.Text):
                return value with { Language = node.Text };
            case "placement" when Placement(node.Text) is { } placement:
                return value with { Placement = placement };
            case "offset" when Offset(node.Text) is { } offset:
                return value with { Offset = offset };
            case "format":
                if (TimeFormat.TryParse(node.Text, out var reason) is { } format) return value with { Format = format };
                text.Fail(node.Offset, $"'format': {reason}");
                return value;
        }
        text.Fail(node.Offset, $"'{key}' is {Wanted(key)}, not \"{node.Text}\".");
        return value;
    }

    private static string Wanted(string key) => key switch
    {
        "attribute" => "the name of an attribute",
        "language" => "the code of a language, perhaps with a region, such as \"id\" or \"en-US\"",
        "placement" => "\"inline\", \"related\" or \"more\"",
        "offset" => "an offset from UTC such as \"+07:00\"",
        _ => "a text",
    };

    private static RulePart? PartOf(string key) => key switch
    {
        "text" => RulePart.Text,
        "credit" => RulePart.Credit,
        "image" => RulePart.Image,
        "place" => RulePart.Place,
        "source" => RulePart.Source,
        "date" => RulePart.Date,
        _ => null,
    };

    private static LinkPlacement? Placement(string text) => text switch
    {
        "inline" => LinkPlacement.Inline,
        "related" => LinkPlacement.Related,
        "more" => LinkPlacement.More,
        _ => null,
    };

    private static TimeSpan? Offset(string text)
    {
        if (text == "Z") return TimeSpan.Zero;
        if (text.Length != 6 || text[0] is not ('+' or '-')
            || !TimeSpan.TryParseExact(text.AsSpan(1), "hh\\:mm", CultureInfo.InvariantCulture, out var offset) || offset > TimeSpan.FromHours(14)) return null;
        return text[0] == '-' ? -offset : offset;
    }

    /// <summary>A primary subtag, and perhaps the region that settles the order of day and month.</summary>
    private static bool IsLanguage(string tag) =>
        tag.Split('-') is [{ Length: 2 or 3 } code, .. { Length: <= 1 } region] && code.All(char.IsAsciiLetterLower)
        && region.All(part => part.Length == 2 && part.All(char.IsAsciiLetterUpper));

    private static bool IsAttribute(string name) =>
        name.Length is > 0 and <= 60 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':' or '.');
}
