using Extractor.Parse;
using Extractor.Rules;

namespace Extractor.Assemble;

/// <summary>A surveyed page with what its site's rule found on it; null where no rule holds.</summary>
internal sealed record RuledPage(PageSurvey Survey, RuleFindings? Findings);

/// <summary>Chooses the rule for a page, takes out what it removes, and surveys the page.</summary>
internal sealed class RuleStage(SiteRules? rules, ArticleAssembler assembler)
{
    /// <param name="tree">The page. What the rule removes is taken out of it.</param>
    /// <param name="url">The page's address; null where it is not known, then the one that the page states chooses the rule.</param>
    /// <param name="fetchedAt">When it was fetched; null for a stored page, then the day of the story chooses among dated rules.</param>
    /// <param name="budget">The limits to keep.</param>
    public RuledPage Survey(PageTree tree, Uri? url, DateTimeOffset? fetchedAt, PageBudget budget)
    {
        if (rules is null or { Count: 0 }) return new(PageSurveyor.Survey(tree, budget), null);
        PageSurvey? untouched = null;
        if (url is null)
        {
            untouched = PageSurveyor.Survey(tree, budget);
            url = ArticleAssembler.StatedAddress(untouched);
        }
        if (Choose() is not { } rule) return new(untouched ?? PageSurveyor.Survey(tree, budget), null);
        if (rule.Remove(tree, budget)) untouched = null;
        return new(untouched ?? PageSurveyor.Survey(tree, budget), rule.Find(tree, budget));

        CompiledRule? Choose()
        {
            DateOnly? day = fetchedAt is { } fetched ? DateOnly.FromDateTime(fetched.UtcDateTime) : null;
            var isKnown = fetchedAt is not null;
            foreach (var candidate in rules.For(url))
            {
                if (candidate.Rule.IsDated && !isKnown)
                {
                    untouched ??= PageSurveyor.Survey(tree, budget);
                    day = assembler.DayOf(untouched, url);
                    isKnown = true;
                }
                if (candidate.Rule.Holds(candidate.Rule.IsDated ? day : null)) return candidate;
            }
            return null;
        }
    }
}
