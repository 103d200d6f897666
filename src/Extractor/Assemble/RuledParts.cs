using Extractor.Clean;
using Extractor.Parse;
using Extractor.Rules;

namespace Extractor.Assemble;

/// <summary>What a site rule says of the blocks of a page: which are the body, and which belong to other fields.</summary>
internal sealed class RuledParts
{
    /// <summary>Fields whose elements are printed and no body.</summary>
    private static readonly RuleField[] PrintedFields =
    [
        RuleField.Title, RuleField.Kicker, RuleField.Standfirst, RuleField.Authors, RuleField.Published, RuleField.Modified, RuleField.Topics,
        RuleField.EndCredit, RuleField.Section, RuleField.SiteName,
    ];

    private const int MostCaptions = 200;
    private const int MostLinks = 200;

    private readonly RuleFindings findings;
    private readonly ElementBlocks blocks;
    private readonly PageSurvey survey;

    public RuledParts(RuleFindings findings, PageSurvey survey, PageBudget budget)
    {
        this.findings = findings;
        this.survey = survey;
        var elements = Enum.GetValues<RuleField>().SelectMany(findings.WaysTo).SelectMany(findings.Elements).Select(match => match.Element);
        var links = findings.WaysTo(RuleField.RelatedLinks).SelectMany(findings.Elements).Take(MostLinks).SelectMany(match => WithLinks(match.Element));
        blocks = new ElementBlocks(survey, elements.Concat(links), budget);
    }

    /// <summary>The block that prints what a field's element holds; -1 when none does.</summary>
    public int BlockOf(PageElement? element) => element is null ? -1 : blocks.FirstInside(element);

    /// <summary>The blocks of the body; null where the rule finds none.</summary>
    public bool[]? Body(IReadOnlySet<int> apart)
    {
        foreach (var way in findings.WaysTo(RuleField.Body))
        {
            var isBody = new bool[survey.Blocks.Count];
            var any = false;
            foreach (var i in blocks.InsideAny(findings.Elements(way).Select(match => match.Element)))
                if (!apart.Contains(i)) isBody[i] = any = true;
            if (any) return isBody;
        }
        return null;
    }

    /// <summary>The blocks of other printed fields.</summary>
    public HashSet<int> Apart() =>
        [.. PrintedFields.SelectMany(field => findings.WaysTo(field).Take(1)).SelectMany(way => blocks.InsideAny(findings.Elements(way).Select(match => match.Element)))];

    public GivenParts Given(IReadOnlySet<int> apart, bool body) => new()
    {
        Captions = Captions(),
        Links = Links(),
        Apart = apart,
        Body = body,
        Standfirst = Settles(RuleField.Standfirst),
        EndCredit = Settles(RuleField.EndCredit),
    };

    /// <summary>The fields that the cleaned story has from the rule.</summary>
    public static IReadOnlySet<RuleField> Settled(GivenParts given)
    {
        var settled = new HashSet<RuleField>();
        if (given.Body) settled.Add(RuleField.Body);
        if (given.Captions is not null) settled.Add(RuleField.Captions);
        if (given.Links is not null) settled.Add(RuleField.RelatedLinks);
        return settled;
    }

    private bool Settles(RuleField field) => findings.Empties(field) || findings.WaysTo(field).Any();

    private List<GivenCaption>? Captions()
    {
        foreach (var way in findings.WaysTo(RuleField.Captions))
        {
            var captions = new List<GivenCaption>();
            foreach (var match in findings.Elements(way).Take(MostCaptions))
            {
                var text = findings.PartOf(match, way, RulePart.Text);
                if (text is null && way.Parts.ContainsKey(RulePart.Text)) continue;
                var credit = findings.PartOf(match, way, RulePart.Credit);
                var picture = findings.PartOf(match, way, RulePart.Image)?.Element;
                captions.Add(new GivenCaption(
                    match.Element,
                    text is null ? null : findings.Text(text.Element, way.Parts[RulePart.Text]),
                    credit is null ? null : findings.Text(credit.Element, way.Parts[RulePart.Credit]),
                    picture,
                    blocks.Inside(match.Element)));
            }
            if (captions.Count > 0) return captions;
        }
        return null;
    }

    /// <summary>All ways count here: each finds the links of one placement.</summary>
    private List<GivenLink>? Links()
    {
        var links = new List<GivenLink>();
        foreach (var way in findings.WaysTo(RuleField.RelatedLinks))
        {
            foreach (var match in findings.Elements(way).Take(MostLinks))
            {
                var inside = blocks.Inside(match.Element);
                foreach (var link in WithLinks(match.Element))
                    if (link.Tag == PageTag.A && link.Has(PageAttribute.Href)) links.Add(new GivenLink(link, way.Placement, inside.Count > 0 ? inside : blocks.OfLink(link)));
            }
        }
        return links.Count > 0 ? links : null;
    }

    /// <summary>An element, and the links inside it.</summary>
    private static IEnumerable<PageElement> WithLinks(PageElement element)
    {
        const int Most = 2_000;
        yield return element;
        if (element.Tag == PageTag.A) yield break;
        var steps = 0;
        PageNode? node = element.FirstChild;
        while (node is not null && steps++ < Most)
        {
            if (node is PageElement { Tag: PageTag.A } link) yield return link;
            else if (node is PageElement { FirstChild: { } child })
            {
                node = child;
                continue;
            }
            while (node is not null && node.Next is null) node = node.Parent == element ? null : node.Parent;
            node = node?.Next;
        }
    }
}
