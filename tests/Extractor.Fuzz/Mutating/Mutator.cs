using CsCheck;

namespace Extractor.Fuzz.Mutating;

/// <summary>One way to break a page, with its choices made by a generator.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Changes">Generates changes of markup.</param>
internal sealed record Mutator(string Name, Gen<Func<string, string>> Changes)
{
    /// <summary>A place in something, as a share of it.</summary>
    public static Gen<double> Share { get; } = Gen.Double[0, 1];

    public static Mutator Of(string name, Func<string, double, string> change) =>
        new(name, Share.Select(at => (Func<string, string>)(html => change(html, at))));

    public static Mutator Of<T>(string name, Gen<T> choice, Func<string, double, T, string> change) =>
        new(name, Gen.Select(Share, choice, (at, chosen) => (Func<string, string>)(html => change(html, at, chosen))));

    /// <summary>A mutator of one element that is chosen by a share.</summary>
    public static Mutator OfElement<T>(string name, Gen<T> choice, Func<string, SourceElement, T, string> change) =>
        Of(name, choice, (html, at, chosen) => Pick(PageElements.Find(html), at) is { Name: not null } element ? change(html, element, chosen) : html);

    public static Mutator OfElement(string name, Func<string, SourceElement, string> change) =>
        OfElement(name, Gen.Const(0), (html, element, _) => change(html, element));

    /// <summary>The index that a share names.</summary>
    public static int Index(double share, int count) => Math.Min((int)(share * count), count - 1);

    public static T? Pick<T>(IReadOnlyList<T> items, double share) => items.Count == 0 ? default : items[Index(share, items.Count)];
}
