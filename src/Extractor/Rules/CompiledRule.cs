using Extractor.Parse;

namespace Extractor.Rules;

/// <summary>A rule with its selectors compiled.</summary>
internal sealed class CompiledRule
{
    private readonly SelectorProgram removal;
    private readonly SelectorProgram fields;

    public CompiledRule(SiteRule rule, KeptAttributes attributes)
    {
        Rule = rule;
        Attributes = attributes;
        removal = SelectorProgram.Compile(rule.Remove, attributes);
        fields = SelectorProgram.Compile([.. rule.FieldSelectors], attributes);
    }

    public SiteRule Rule { get; }

    public KeptAttributes Attributes { get; }

    /// <summary>Takes out what the rule removes; says whether anything was.</summary>
    public bool Remove(PageTree tree, PageBudget budget)
    {
        var removed = false;
        foreach (var matches in SelectorWalk.Find(tree.Root, removal, budget, int.MaxValue))
        {
            foreach (var match in matches)
            {
                budget.Check();
                match.Element.Detach();
                removed = true;
            }
        }
        return removed;
    }

    /// <summary>Finds the elements of the fields.</summary>
    public RuleFindings Find(PageTree tree, PageBudget budget)
    {
        var found = SelectorWalk.Find(tree.Root, fields, budget);
        var byList = new Dictionary<SelectorList, IReadOnlyList<FoundElement>>(fields.Lists.Count, ReferenceEqualityComparer.Instance);
        for (var i = 0; i < found.Count; i++) byList.Add(fields.Lists[i], found[i]);
        return new RuleFindings(this, byList);
    }
}
