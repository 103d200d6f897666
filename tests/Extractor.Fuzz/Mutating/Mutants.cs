using CsCheck;

namespace Extractor.Fuzz.Mutating;

/// <summary>A page that was broken.</summary>
/// <param name="Page">The page it was made of.</param>
/// <param name="Mutators">What was done to it, in order.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">The Content-Type it is said to have.</param>
internal sealed record Mutant(string Page, IReadOnlyList<string> Mutators, byte[] Content, string? ContentType);

/// <summary>Generates broken pages out of whole ones.</summary>
internal static class Mutants
{
    /// <summary>Longer pages than this are not let grow further.</summary>
    private const int MostCharacters = 1_500_000;

    private static readonly IReadOnlyList<Mutator> Mutators = [.. ElementMutators.All, .. TextMutators.All, .. StatedMutators.All];

    /// <summary>The names of all mutators of markup, for the report of what was tried.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Mutators.Select(mutator => mutator.Name), "splice pages"];

    /// <summary>The generator over some pages: invented ones are small and taken more often than those of a corpus.</summary>
    public static Gen<Mutant> Of(IReadOnlyList<SeedPage> pages)
    {
        var small = pages.Where(page => page.IsFixture).ToArray();
        var large = pages.Where(page => !page.IsFixture).ToArray();
        var page = (small.Length, large.Length) switch
        {
            ( > 0, > 0) => Gen.Frequency((5, (IGen<SeedPage>)Gen.OneOf(small)), (1, (IGen<SeedPage>)Gen.OneOf(large))),
            ( > 0, _) => Gen.OneOf(small),
            (_, > 0) => Gen.OneOf(large),
            _ => throw new UsageException("There is no page to start from."),
        };
        var splice = Gen.Select(page, Mutator.Share, Mutator.Share, Mutator.Share, (other, at, from, to) => ("splice pages", (Func<string, string>)(html => Splice(html, other.Html, at, from, to))));
        IGen<(string Name, Func<string, string> Change)>[] all = [.. Mutators.Select(mutator => mutator.Changes.Select(change => (mutator.Name, change))), splice];
        var change = Gen.OneOf(all);
        return Gen.Select(page, change.Array[1, 6], ByteMutators.Encodings, ByteMutators.Changes.Array[0, 2], ByteMutators.ContentTypesGen, Make);
    }

    private static Mutant Make(
        SeedPage page, (string Name, Func<string, string> Change)[] changes, (string Name, Func<string, byte[]> Encode) encoding,
        (string Name, Func<byte[], byte[]> Change)[] bytes, string? contentType)
    {
        var html = page.Html;
        var done = new List<string>();
        foreach (var (name, change) in changes)
        {
            if (html.Length > MostCharacters) break;
            html = change(html);
            done.Add(name);
        }

        var content = encoding.Encode(html);
        if (encoding.Name.Length > 0) done.Add(encoding.Name);
        foreach (var (name, change) in bytes)
        {
            content = change(content);
            done.Add(name);
        }

        return new(page.Name, done, content, contentType);
    }

    private static string Splice(string html, string other, double at, double from, double to)
    {
        var (start, end) = ((int)(from * other.Length), (int)(to * other.Length));
        return html.Insert((int)(at * html.Length), other[Math.Min(start, end)..Math.Max(start, end)]);
    }
}
