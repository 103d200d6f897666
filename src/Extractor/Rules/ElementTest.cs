using Extractor.Parse;

namespace Extractor.Rules;

/// <summary>A simple selector, ready to be asked of elements of the lean tree.</summary>
internal abstract class ElementTest
{
    /// <param name="element">The element.</param>
    /// <param name="number">Its number among the elements of its parent, from 1; 0 for the root, which is no child.</param>
    public abstract bool Passes(PageElement element, int number);

    public static ElementTest Of(SimpleSelector selector, KeptAttributes attributes) => selector switch
    {
        TypeSelector type => new TypeTest(type.Name),
        IdSelector id => new AttributeTest(PageAttribute.Id, AttributeOperator.Equal, id.Id, StringComparison.Ordinal),
        ClassSelector name => new AttributeTest(PageAttribute.Class, AttributeOperator.Word, name.Class, StringComparison.Ordinal),
        AttributeSelector attribute => new AttributeTest(
            attributes.Find(attribute.Name), attribute.Operator, attribute.Value,
            attribute.IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal),
        ChildSelector child => new ChildTest(child.A, child.B),
        LastChildSelector => new LastChildTest(),
        NotSelector not => new NotTest(Of(not.Inner, attributes)),
        _ => new AnyTest(),
    };

    private sealed class AnyTest : ElementTest
    {
        public override bool Passes(PageElement element, int number) => true;
    }

    private sealed class TypeTest(string name) : ElementTest
    {
        public override bool Passes(PageElement element, int number) => element.Name == name;
    }

    private sealed class NotTest(ElementTest inner) : ElementTest
    {
        public override bool Passes(PageElement element, int number) => !inner.Passes(element, number);
    }

    private sealed class ChildTest(int a, int b) : ElementTest
    {
        public override bool Passes(PageElement element, int number)
        {
            if (number == 0) return false;
            var steps = number - b;
            return a == 0 ? steps == 0 : steps % a == 0 && steps / a >= 0;
        }
    }

    private sealed class LastChildTest : ElementTest
    {
        public override bool Passes(PageElement element, int number)
        {
            if (number == 0) return false;
            // Only the texts up to the next element are passed over, so that a walk passes each text once.
            var next = element.Next;
            while (next is PageText) next = next.Next;
            return next is null;
        }
    }

    private sealed class AttributeTest(PageAttribute attribute, AttributeOperator comparison, string value, StringComparison by) : ElementTest
    {
        public override bool Passes(PageElement element, int number)
        {
            if (comparison == AttributeOperator.Present) return element.Has(attribute);
            var given = element[attribute].Span;
            return comparison switch
            {
                AttributeOperator.Equal => given.Equals(value, by) && (value.Length > 0 || element.Has(attribute)),
                AttributeOperator.Word => HasWord(given),
                AttributeOperator.Prefix => value.Length > 0 && given.StartsWith(value, by),
                AttributeOperator.Suffix => value.Length > 0 && given.EndsWith(value, by),
                AttributeOperator.Substring => value.Length > 0 && given.Contains(value, by),
                _ => given.StartsWith(value, by) && (given.Length == value.Length ? element.Has(attribute) : given[value.Length] == '-'),
            };
        }

        private bool HasWord(ReadOnlySpan<char> given)
        {
            const string Space = " \t\n\f\r";
            if (value.Length == 0) return false;
            while (true)
            {
                given = given.TrimStart(Space);
                if (given.IsEmpty) return false;
                var end = given.IndexOfAny(Space);
                if ((end < 0 ? given : given[..end]).Equals(value, by)) return true;
                if (end < 0) return false;
                given = given[end..];
            }
        }
    }
}
