using Extractor.Parse;

namespace Extractor.Metadata;

/// <content>What stands under the name in the element of one author.</content>
internal sealed partial class PrintedBylines
{
    private const int LongestCapitals = 4;

    /// <summary>
    /// The second line in the element of one author, which looks like a name and is what she does: "SRE Lead", or the line has a class of its own.
    /// Taken out of the authors and given to her; null where there is none.
    /// </summary>
    private static Author? SecondLine(PageElement element, BylineLine line, List<Author> authors)
    {
        if (authors is not [{ Kind: AuthorKind.Person } first, { Kind: AuthorKind.Person, Role: null, Url: null } second]) return null;
        if (line.Text.Length != first.Name.Length + second.Name.Length + 1 || line.Text[first.Name.Length] != '\n') return null;
        if (!line.Text.EndsWith(second.Name, StringComparison.Ordinal) || !(HasCapitals(second.Name) && !HasCapitals(first.Name)) && !IsOfOtherClass(element)) return null;
        authors.RemoveAt(1);
        authors[0] = first with { Role = first.Role ?? second.Name };
        return authors[0];
    }

    private static void Give(Author owner, List<Author> authors)
    {
        authors.RemoveAll(a => a.Name == owner.Role);
        for (var i = 0; i < authors.Count; i++)
            if (authors[i].Name == owner.Name) authors[i] = authors[i] with { Role = authors[i].Role ?? owner.Role };
    }

    private static bool HasCapitals(string name)
    {
        foreach (var range in name.AsSpan().Split(' '))
        {
            var word = name[range];
            if (word.Length is >= 2 and <= LongestCapitals && char.IsUpper(word[0]) && char.IsUpper(word[^1]) && NameShape.IsOneCase(word, out _)) return true;
        }
        return false;
    }

    /// <summary>Whether an element holds two others, each with a class of its own: one for the name, one for something else.</summary>
    private static bool IsOfOtherClass(PageElement element)
    {
        PageElement? first = null;
        for (var node = element.FirstChild; node is not null; node = node.Next)
        {
            if (node is not PageElement child || child.Tag == PageTag.Img) continue;
            if (first is null) first = child;
            else return child.Tag != PageTag.Br && first.Has(PageAttribute.Class) && child.Has(PageAttribute.Class)
                && !first[PageAttribute.Class].Span.SequenceEqual(child[PageAttribute.Class].Span);
        }
        return false;
    }
}
