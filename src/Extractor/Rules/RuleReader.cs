using System.Globalization;

namespace Extractor.Rules;

/// <summary>Reads the rules of one file. Every fault is noted with its place; what can be read beside it is read on.</summary>
internal sealed class RuleReader
{
    private const int MostSteps = 2_000;

    private static readonly string[] RuleKeys = ["host", "subdomains", "from", "until", "note", "remove"];

    private readonly RuleText text;
    private readonly FieldReader fields;

    private RuleReader(RuleText text)
    {
        this.text = text;
        fields = new FieldReader(text);
    }

    /// <summary>Reads a file: one rule, or an array of rules.</summary>
    /// <param name="utf8Json">The file's content.</param>
    /// <param name="file">What faults call it.</param>
    /// <param name="errors">Takes the faults.</param>
    public static IReadOnlyList<PlacedRule> Read(byte[] utf8Json, string? file, List<SiteRuleError> errors)
    {
        var text = new RuleText(utf8Json, file, errors);
        if (RuleNode.Read(text) is not { } root) return [];
        var reader = new RuleReader(text);
        switch (root.Kind)
        {
            case RuleNodeKind.Object:
                return [reader.ReadRule(root)];
            case RuleNodeKind.Array when root.Items.Count > 0:
                return [.. root.Items.Where(reader.IsObject).Select(reader.ReadRule)];
            default:
                text.Fail(root.Offset, root.Kind == RuleNodeKind.Array ? "The array holds no rule." : $"A file holds a rule or an array of rules, not {root.KindName}.");
                return [];
        }
    }

    private bool IsObject(RuleNode node)
    {
        if (node.Kind == RuleNodeKind.Object) return true;
        text.Fail(node.Offset, $"A rule is an object, not {node.KindName}.");
        return false;
    }

    private PlacedRule ReadRule(RuleNode node)
    {
        var read = new Dictionary<RuleField, FieldRule>();
        var members = new Dictionary<string, RuleNode>(StringComparer.Ordinal);
        foreach (var (name, offset, value) in node.Members)
        {
            if (!members.TryAdd(name, value)) text.Fail(offset, $"'{name}' is given twice.");
            else if (FieldReader.FieldOf(name) is { } field)
            {
                if (fields.Read(field, name, value) is { } given) read[field] = given;
            }
            else if (!RuleKeys.Contains(name, StringComparer.Ordinal))
            {
                text.Fail(offset, $"'{name}' is no key of a rule; there are {string.Join(", ", RuleKeys.Concat(FieldReader.Names))}.");
            }
        }

        var hosts = ReadHosts(node, members);
        var (from, until) = (ReadDay(members, "from"), ReadDay(members, "until"));
        if (from > until) text.Fail(members["until"].Offset, "'until' is before 'from'.");
        var remove = members.TryGetValue("remove", out var selectors) ? fields.ReadSelectors(selectors, "remove") : [];
        if (members.TryGetValue("note", out var note) && note.Kind != RuleNodeKind.String) text.Fail(note.Offset, $"'note' is a string, not {note.KindName}.");
        var rule = new SiteRule { Hosts = hosts, From = from, Until = until, Remove = remove, Fields = read };
        if (hosts.Count > 0 && read.Count == 0 && remove.Count == 0) text.Fail(node.Offset, "The rule neither reads a field nor removes anything.");
        if (Steps(rule.FieldSelectors) > MostSteps || Steps(remove) > MostSteps)
            text.Fail(node.Offset, string.Create(CultureInfo.InvariantCulture, $"The selectors of a rule have at most {MostSteps} parts."));
        return new PlacedRule(rule, text.Place(node.Offset));
    }

    private static int Steps(IEnumerable<SelectorList> lists) => lists.Sum(list => list.Alternatives.Sum(selector => selector.Parts.Count));

    private List<RuleHost> ReadHosts(RuleNode rule, Dictionary<string, RuleNode> members)
    {
        var subdomains = true;
        if (members.TryGetValue("subdomains", out var flag))
        {
            if (flag.Kind is RuleNodeKind.True or RuleNodeKind.False) subdomains = flag.Kind == RuleNodeKind.True;
            else text.Fail(flag.Offset, $"'subdomains' is true or false, not {flag.KindName}.");
        }
        if (!members.TryGetValue("host", out var given))
        {
            text.Fail(rule.Offset, "The rule has no 'host'.");
            return [];
        }
        var hosts = new List<RuleHost>();
        foreach (var node in given.Kind == RuleNodeKind.Array ? given.Items : [given])
        {
            if (node.Kind != RuleNodeKind.String) text.Fail(node.Offset, $"'host' is a string or an array of strings, not {node.KindName}.");
            else if (RuleHost.Normalise(node.Text) is not { } host)
                text.Fail(node.Offset, $"'{node.Text}' is no host: a name such as news.example, without scheme, port, path or wildcard. Subdomains count of themselves.");
            else if (hosts.Exists(other => other.Name == host)) text.Fail(node.Offset, $"The host '{host}' is given twice.");
            else hosts.Add(new RuleHost(host, subdomains));
        }
        if (given.Kind == RuleNodeKind.Array && given.Items.Count == 0) text.Fail(given.Offset, "'host' names none.");
        return hosts;
    }

    private DateOnly? ReadDay(Dictionary<string, RuleNode> members, string name)
    {
        if (!members.TryGetValue(name, out var node)) return null;
        if (node.Kind == RuleNodeKind.String
            && DateOnly.TryParseExact(node.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        text.Fail(node.Offset, $"'{name}' is a day such as \"2024-05-31\", not {(node.Kind == RuleNodeKind.String ? $"\"{node.Text}\"" : node.KindName)}.");
        return null;
    }
}

/// <summary>A rule and where it was read.</summary>
internal sealed record PlacedRule(SiteRule Rule, SiteRuleError Place);
