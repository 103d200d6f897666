using System.Globalization;
using System.Text;
using Extractor.Parse;
using Extractor.Rules;

namespace Extractor;

/// <summary>
/// What the caller knows of the pages of certain sites: for a host, and perhaps for a span of days, where the fields of the record
/// stand and what is to be taken out. What a rule finds takes precedence over everything that the library reads by itself.
/// </summary>
/// <remarks>
/// <para>The file format, the selectors and the order of precedence are described in <c>docs/site-rules.md</c>. The library brings
/// no rules of its own.</para>
/// <para>Rules do not change once they are loaded, and serve any number of extractors and threads. They are checked as a whole when
/// they are loaded: a selector that is not of the supported subset, an unknown key or two rules for one host and day are faults.</para>
/// </remarks>
/// <example>
/// <code>
/// var options = new ExtractorOptions { SiteRules = SiteRules.Load("rules") };
/// var extractor = new ArticleExtractor(options);
/// </code>
/// </example>
public sealed class SiteRules
{
    private readonly IReadOnlyList<PlacedRule> rules;
    private readonly Dictionary<string, List<CompiledRule>> byHost = new(StringComparer.Ordinal);

    private SiteRules(IReadOnlyList<PlacedRule> rules, List<SiteRuleError> errors)
    {
        this.rules = rules;
        var names = Attributes(rules, errors);
        CheckHosts(rules, errors);
        if (errors.Count > 0) throw new SiteRulesException(errors.AsReadOnly());
        Kept = KeptAttributes.With(names);
        foreach (var (rule, _) in rules)
        {
            var compiled = new CompiledRule(rule, Kept);
            foreach (var host in rule.Hosts)
            {
                if (!byHost.TryGetValue(host.Name, out var list)) byHost[host.Name] = list = [];
                list.Add(compiled);
            }
        }
        Hosts = [.. byHost.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>How many rules there are.</summary>
    public int Count => rules.Count;

    /// <summary>The hosts that have rules, in their ASCII form, in ordinal order.</summary>
    public IReadOnlyList<string> Hosts { get; }

    /// <summary>The attributes that pages have to keep for these rules.</summary>
    internal KeptAttributes Kept { get; }

    /// <summary>Reads rules from JSON text.</summary>
    /// <param name="json">One rule, or an array of rules.</param>
    /// <param name="name">What messages call the text; null for none.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="SiteRulesException">The text cannot be used; every fault is named with line, column and reason.</exception>
    public static SiteRules Parse(string json, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read([(name, Encoding.UTF8.GetBytes(json))]);
    }

    /// <summary>Reads rules from a stream of UTF-8 JSON. The stream is left open.</summary>
    /// <param name="utf8Json">The stream, read to its end: one rule, or an array of rules.</param>
    /// <param name="name">What messages call the stream; null for none.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="SiteRulesException">The content cannot be used; every fault is named with line, column and reason.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static SiteRules Load(Stream utf8Json, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        using var memory = new MemoryStream();
        utf8Json.CopyTo(memory);
        return Read([(name, memory.ToArray())]);
    }

    /// <summary>Reads rules from a file of UTF-8 JSON, or from all <c>*.json</c> files of a folder and the folders in it.</summary>
    /// <param name="path">The file or folder.</param>
    /// <returns>The rules. A folder without such files gives none.</returns>
    /// <exception cref="SiteRulesException">A file cannot be used; every fault is named with file, line, column and reason.</exception>
    /// <exception cref="IOException">The file or folder is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or folder may not be read.</exception>
    public static SiteRules Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path)) return Read([(path, File.ReadAllBytes(path))]);
        return Read(Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => ((string?)file, File.ReadAllBytes(file))));
    }

    /// <summary>Puts rules that were loaded apart together.</summary>
    /// <param name="rules">The rules.</param>
    /// <returns>All of them.</returns>
    /// <exception cref="SiteRulesException">Two of them are for the same host and day.</exception>
    public static SiteRules Combine(params IEnumerable<SiteRules> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new SiteRules([.. rules.SelectMany(set => set.rules)], []);
    }

    /// <summary>Whether a page may have to be searched for what rules select: where one may be for its address, or the page is to state that first.</summary>
    internal bool MayConcern(Uri? url) => rules.Count > 0 && (url is null || For(url).Any());

    /// <summary>The rules that may be for an address: those of its own host first, then those of the domains above it.</summary>
    internal IEnumerable<CompiledRule> For(Uri? url)
    {
        var host = RuleHost.Of(url);
        if (host is null) yield break;
        var isName = url!.HostNameType == UriHostNameType.Dns;
        for (var name = host; ; name = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (byHost.TryGetValue(name, out var found))
            {
                foreach (var rule in found)
                    if (name.Length == host.Length || rule.Rule.Hosts.Any(h => h.Subdomains && h.Name == name)) yield return rule;
            }
            if (!isName || !name.Contains('.', StringComparison.Ordinal)) yield break;
        }
    }

    private static SiteRules Read(IEnumerable<(string? Name, byte[] Content)> files)
    {
        var errors = new List<SiteRuleError>();
        var rules = new List<PlacedRule>();
        foreach (var (name, content) in files) rules.AddRange(RuleReader.Read(content, name, errors));
        return new SiteRules(rules, errors);
    }

    private static HashSet<string> Attributes(IReadOnlyList<PlacedRule> rules, List<SiteRuleError> errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var further = 0;
        foreach (var (rule, place) in rules)
        {
            var asked = rule.Remove.Concat(rule.FieldSelectors).SelectMany(list => list.Attributes)
                .Concat(rule.Fields.Values.SelectMany(given => given.Values).Select(value => value.Attribute).OfType<string>());
            foreach (var name in asked)
                if (names.Add(name) && PageAttributeNames.Find(name) == PageAttribute.None && ++further == KeptAttributes.MostFurther + 1)
                    errors.Add(place with { Reason = string.Create(CultureInfo.InvariantCulture, $"The rules ask for more than {KeptAttributes.MostFurther} attributes that pages do not keep otherwise.") });
        }
        return names;
    }

    private static void CheckHosts(IReadOnlyList<PlacedRule> rules, List<SiteRuleError> errors)
    {
        var seen = new Dictionary<string, List<PlacedRule>>(StringComparer.Ordinal);
        foreach (var placed in rules)
        {
            foreach (var host in placed.Rule.Hosts)
            {
                if (!seen.TryGetValue(host.Name, out var others)) seen[host.Name] = others = [];
                if (others.Find(other => Overlap(other.Rule, placed.Rule)) is { } twin)
                    errors.Add(placed.Place with { Reason = $"'{host.Name}' has a rule for the same days already, at {twin.Place.ToString().TrimEnd(' ', ':')}." });
                others.Add(placed);
            }
        }
    }

    private static bool Overlap(SiteRule a, SiteRule b) =>
        (a.From ?? DateOnly.MinValue) <= (b.Until ?? DateOnly.MaxValue) && (b.From ?? DateOnly.MinValue) <= (a.Until ?? DateOnly.MaxValue);
}
