using System.Globalization;

namespace Extractor.Rules;

/// <summary>
/// Parses the subset of CSS selectors that <c>docs/site-rules.md</c> describes. Anything else is refused with the reason, never
/// read as something near it.
/// </summary>
internal sealed class SelectorParser
{
    public const int LongestSelector = 2_000;

    private readonly SelectorScanner scanner;

    private SelectorParser(string text) => scanner = new SelectorScanner(text);

    /// <summary>Parses a selector list.</summary>
    /// <exception cref="SelectorSyntaxException">It is not of the subset.</exception>
    public static SelectorList Parse(string text)
    {
        if (text.Length > LongestSelector)
            throw new SelectorSyntaxException(string.Create(CultureInfo.InvariantCulture, $"A selector has at most {LongestSelector} characters."), 0);
        return new SelectorList(text, new SelectorParser(text).ReadList());
    }

    private List<ComplexSelector> ReadList()
    {
        var list = new List<ComplexSelector>();
        while (true)
        {
            scanner.SkipSpace();
            list.Add(ReadComplex());
            if (scanner.AtEnd) return list;
            scanner.Expect(',');
        }
    }

    private ComplexSelector ReadComplex()
    {
        var parts = new List<CompoundSelector>();
        var combinator = Combinator.None;
        while (true)
        {
            parts.Add(new CompoundSelector(combinator, ReadCompound()));
            var hasSpace = scanner.SkipSpace();
            if (scanner.AtEnd || scanner.Current == ',') return new ComplexSelector(parts);
            combinator = scanner.Current switch
            {
                '>' => Combinator.Child,
                '+' => Combinator.Adjacent,
                '~' => Combinator.Sibling,
                _ when hasSpace => Combinator.Descendant,
                _ => throw scanner.Unexpected("a combinator, a comma or the end"),
            };
            if (combinator == Combinator.Descendant) continue;
            scanner.Next();
            scanner.SkipSpace();
        }
    }

    private List<SimpleSelector> ReadCompound()
    {
        var tests = new List<SimpleSelector>();
        while (!scanner.AtEnd && TryReadSimple(tests.Count == 0) is { } test) tests.Add(test);
        return tests.Count > 0 ? tests : throw scanner.Unexpected("an element name, *, #id, .class, [attribute] or a pseudo-class");
    }

    private SimpleSelector? TryReadSimple(bool isFirst)
    {
        switch (scanner.Current)
        {
            case '*':
                if (!isFirst) throw scanner.Fail("* stands at the start of a compound.");
                scanner.Next();
                RefuseNamespace();
                return new UniversalSelector();
            case '#':
                scanner.Next();
                return new IdSelector(scanner.ReadName("an id after #"));
            case '.':
                scanner.Next();
                return new ClassSelector(scanner.ReadName("a class after ."));
            case '[':
                return ReadAttribute();
            case ':':
                return ReadPseudoClass(inNot: false);
            case '|':
                throw scanner.Fail("Namespaces are not supported.");
            case '&':
                throw scanner.Fail("Nesting is not supported.");
        }

        if (!scanner.AtName) return null;
        if (!isFirst) throw scanner.Fail("An element name stands at the start of a compound.");
        var name = scanner.ReadName("an element name").ToLowerInvariant();
        RefuseNamespace();
        return new TypeSelector(name);
    }

    private void RefuseNamespace()
    {
        if (!scanner.AtEnd && scanner.Current == '|') throw scanner.Fail("Namespaces are not supported.");
    }

    private AttributeSelector ReadAttribute()
    {
        scanner.Expect('[');
        scanner.SkipSpace();
        var name = scanner.ReadName("an attribute's name").ToLowerInvariant();
        scanner.SkipSpace();
        if (scanner.TryTake(']')) return new AttributeSelector(name, AttributeOperator.Present, "", IgnoresCase: false);
        var comparison = ReadOperator();
        scanner.SkipSpace();
        var value = scanner.AtQuote ? scanner.ReadString() : scanner.ReadName("a value, in quotes where it is no plain name");
        scanner.SkipSpace();
        var ignoresCase = false;
        if (!scanner.AtEnd && scanner.AtName)
        {
            var at = scanner.Index;
            ignoresCase = scanner.ReadName("i or s") switch
            {
                "i" or "I" => true,
                "s" or "S" => false,
                var flag => throw new SelectorSyntaxException($"'{flag}' is no flag; there are i and s.", at),
            };
            scanner.SkipSpace();
        }
        scanner.Expect(']');
        return new AttributeSelector(name, comparison, value, ignoresCase);
    }

    private AttributeOperator ReadOperator()
    {
        if (scanner.TryTake('=')) return AttributeOperator.Equal;
        if (scanner.AtEnd) throw scanner.Unexpected("]");
        var comparison = scanner.Current switch
        {
            '~' => AttributeOperator.Word,
            '^' => AttributeOperator.Prefix,
            '$' => AttributeOperator.Suffix,
            '*' => AttributeOperator.Substring,
            '|' => AttributeOperator.Dash,
            _ => throw scanner.Unexpected("one of = ~= ^= $= *= |= or ]"),
        };
        scanner.Next();
        scanner.Expect('=');
        return comparison;
    }

    private SimpleSelector ReadPseudoClass(bool inNot)
    {
        var start = scanner.Index;
        scanner.Expect(':');
        if (!scanner.AtEnd && scanner.Current == ':') throw new SelectorSyntaxException("Pseudo-elements are not supported.", start);
        var name = scanner.ReadName("a pseudo-class after :").ToLowerInvariant();
        var isFunction = !scanner.AtEnd && scanner.Current == '(';
        switch (name)
        {
            case "first-child" when !isFunction:
                return new ChildSelector(0, 1);
            case "last-child" when !isFunction:
                return new LastChildSelector();
            case "nth-child" when isFunction:
                return ReadNthChild();
            case "not" when isFunction && !inNot:
                return ReadNot();
            default:
                throw new SelectorSyntaxException(
                    $":{name}{(isFunction ? "()" : "")} is not supported{(inNot ? " in :not()" : "")}; there are :first-child, :last-child, :nth-child() and :not().", start);
        }
    }

    private NotSelector ReadNot()
    {
        scanner.Expect('(');
        scanner.SkipSpace();
        if (scanner.AtEnd) throw scanner.Unexpected("a selector in :not()");
        var inner = scanner.Current == ':' ? ReadPseudoClass(inNot: true) : TryReadSimple(isFirst: true) ?? throw scanner.Unexpected("a selector in :not()");
        scanner.SkipSpace();
        if (!scanner.AtEnd && scanner.Current != ')') throw scanner.Fail(":not() takes one simple selector: an element name, #id, .class, [attribute] or a pseudo-class.");
        scanner.Expect(')');
        return new NotSelector(inner);
    }

    private ChildSelector ReadNthChild()
    {
        scanner.Expect('(');
        var start = scanner.Index;
        var text = scanner.ReadUntil(')').Trim().ToLowerInvariant();
        scanner.Expect(')');
        return TryReadNth(text) ?? throw new SelectorSyntaxException($":nth-child() takes a number, even, odd or an+b, not '{text}'.", start);
    }

    private static ChildSelector? TryReadNth(string text)
    {
        if (text == "even") return new ChildSelector(2, 0);
        if (text == "odd") return new ChildSelector(2, 1);
        var n = text.IndexOf('n', StringComparison.Ordinal);
        if (n < 0) return TryNumber(text, out var only) ? new ChildSelector(0, only) : null;
        int a, b = 0;
        var step = text.AsSpan(0, n);
        if (step is "" or "+") a = 1;
        else if (step is "-") a = -1;
        else if (!TryNumber(step, out a)) return null;
        var rest = text.AsSpan(n + 1).Trim();
        if (rest.Length == 0) return new ChildSelector(a, 0);
        // White space may stand around the sign before b, and nowhere else.
        if (rest[0] is not ('+' or '-')) return null;
        var digits = rest[1..].TrimStart();
        if (digits.Length == 0 || !char.IsAsciiDigit(digits[0]) || !TryNumber(digits, out b)) return null;
        return new ChildSelector(a, rest[0] == '-' ? -b : b);
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number is >= -1_000_000 and <= 1_000_000;
}
