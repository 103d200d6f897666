using Extractor.Parse;

namespace Extractor.Rules;

/// <summary>
/// Selector lists compiled for one walk. Each compound of each selector is a step with a bit of its own; an element's bits follow
/// from its own tests and the bits of its parent, ancestors and earlier siblings, so that nothing is searched backwards and the
/// cost is at most steps times elements, whatever the selectors and the page.
/// </summary>
internal sealed class SelectorProgram
{
    private readonly Step[] steps;

    private SelectorProgram(Step[] steps, IReadOnlyList<SelectorList> lists)
    {
        this.steps = steps;
        Lists = lists;
        Words = Math.Max(1, (steps.Length + 63) / 64);
        Starts = new ulong[Words];
        After = [new ulong[Words], new ulong[Words], new ulong[Words], new ulong[Words]];
        for (var i = 0; i < steps.Length; i++)
        {
            var mask = steps[i].Combinator == Combinator.None ? Starts : After[(int)steps[i].Combinator - 1];
            mask[i >> 6] |= 1UL << (i & 63);
        }
    }

    /// <summary>The lists that were compiled.</summary>
    public IReadOnlyList<SelectorList> Lists { get; }

    /// <summary>How many words of 64 bits a set of steps takes.</summary>
    public int Words { get; }

    /// <summary>The steps that any element may begin with.</summary>
    public ulong[] Starts { get; }

    /// <summary>For each combinator the steps that it leads to.</summary>
    public ulong[][] After { get; }

    public ReadOnlySpan<Step> Steps => steps;

    /// <param name="lists">The selector lists.</param>
    /// <param name="attributes">The attributes that pages keep, those of the lists among them.</param>
    public static SelectorProgram Compile(IReadOnlyList<SelectorList> lists, KeptAttributes attributes)
    {
        var steps = new List<Step>();
        for (var list = 0; list < lists.Count; list++)
        {
            foreach (var selector in lists[list].Alternatives)
            {
                for (var i = 0; i < selector.Parts.Count; i++)
                {
                    steps.Add(new Step(
                        selector.Parts[i].Combinator,
                        [.. selector.Parts[i].Tests.Where(test => test is not UniversalSelector).OrderBy(Cost).Select(test => ElementTest.Of(test, attributes))],
                        i == selector.Parts.Count - 1 ? list : -1));
                }
            }
        }
        return new SelectorProgram([.. steps], lists);
    }

    /// <summary>Cheap tests go first.</summary>
    private static int Cost(SimpleSelector test) => test switch
    {
        TypeSelector => 0,
        ChildSelector => 1,
        IdSelector => 2,
        ClassSelector => 3,
        _ => 4,
    };

    /// <param name="Combinator">How the element stands to the one of the step before.</param>
    /// <param name="Tests">What the element has to pass.</param>
    /// <param name="List">The list that is matched once the step is; -1 when more steps follow.</param>
    internal readonly record struct Step(Combinator Combinator, ElementTest[] Tests, int List);
}
