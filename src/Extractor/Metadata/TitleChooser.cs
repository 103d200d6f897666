using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>Chooses a story's title among all places that may hold it.</summary>
internal static class TitleChooser
{
    private const double Agrees = 0.5;

    /// <summary>Below it, texts share small words at most.</summary>
    private const double Unlike = 0.2;

    /// <summary>The longest section or claim that follows a headline in its stated form.</summary>
    private const int LongestTail = 30;
    private const int FewTokens = 3;
    private const int MaxHeadings = 200;
    private const int MaxHeadingLength = 400;

    /// <summary>
    /// The printed heading that agrees with the metadata, as printed; else the form the metadata agrees on;
    /// else the heading that stands alone. Null where the page has none of them.
    /// </summary>
    public static string? Choose(TitleCandidates candidates, out FieldSource source)
    {
        var site = new SiteNames(candidates.SiteNames, candidates.Host);
        var stated = Stated(candidates, site);
        var sections = Sections(candidates.Sections, stated);
        var heading = BestHeading(candidates, site, sections, stated);

        if (heading is { } printed && (printed.Agreement.Score >= Agrees || stated.Count == 0 || TrustAlone(printed, stated)))
        {
            // A heading among the breadcrumbs is the title for search engines; the headline is the other one that is stated.
            if (printed.IsCrumb && Other(stated, printed.Text) is { } other)
            {
                source = other.Source;
                return other.Text;
            }

            // A heading built of several elements has lost the spaces or signs between them; the stated form has them.
            if (printed.IsBuilt && printed.Agreement.SameLetters is { } form
                && (form.Votes > 1 || Spaces(form.Text) > Spaces(printed.Text)))
            {
                source = form.Source;
                return form.Text;
            }

            source = FieldSource.Page;
            return printed.Text;
        }

        if (Agreed(stated) is { } best)
        {
            source = best.Source;
            return best.Text;
        }

        source = FieldSource.Page;
        return null;
    }

    private static List<StatedTitle> Stated(TitleCandidates candidates, SiteNames site)
    {
        var stated = new List<StatedTitle>();
        string[] sections = [.. candidates.Sections, .. candidates.Folders];
        foreach (var text in candidates.OpenGraph) Add(text, FieldSource.OpenGraph);
        foreach (var text in candidates.JsonLd) Add(text, FieldSource.JsonLd);
        foreach (var text in candidates.Meta) Add(text, FieldSource.Meta);
        Add(candidates.Document, FieldSource.Meta);
        for (var i = 0; i < stated.Count; i++)
        {
            var votes = 0;
            foreach (var other in stated)
            {
                if (stated[i].Form.IsSame(other.Form)) votes++;
            }

            stated[i].Votes = votes;
        }

        return stated;

        void Add(string? text, FieldSource source)
        {
            if (stated.Count >= 20 || TitleCleaner.Clean(TitleCleaner.WithoutMarks(text), site, sections) is not { } clean) return;
            var form = new TitleForm(clean);
            if (site.EqualLetters(form.Letters) || form.Tokens == 0) return;
            stated.Add(new StatedTitle(form, source));
        }
    }

    // Breadcrumbs often end with the story itself, which is no section.
    private static List<TitleForm> Sections(IReadOnlyList<string> all, List<StatedTitle> stated)
    {
        var sections = new List<TitleForm>();
        foreach (var section in all)
        {
            if (sections.Count >= 30 || section.Length > 60) continue;
            var name = new TitleForm(section);
            if (!stated.Exists(title => title.Form.IsSame(name))) sections.Add(name);
        }

        return sections;
    }

    private static Heading? BestHeading(
        TitleCandidates candidates, SiteNames site, List<TitleForm> sections, List<StatedTitle> stated)
    {
        Heading? best = null;
        var bestScore = double.MinValue;
        var looked = 0;
        var only = OnlyFirst(candidates);
        foreach (var heading in candidates.Headings)
        {
            if (heading.Text.Length > MaxHeadingLength || ++looked > MaxHeadings) continue;
            var text = new TitleForm(TitleCleaner.OneLine(heading.Text));
            if (text.Tokens == 0 || site.EqualLetters(text.Letters) || sections.Exists(text.IsSame)) continue;
            var agreement = Compare(text, stated);
            // A lower heading counts only where it says what the metadata says.
            if (heading.Level != 1 && !heading.IsMicrodata && agreement.Score < (heading.IsFirst ? Agrees : 0.8)) continue;
            var standing = Standing(heading, heading == only, agreement);
            var score = agreement.Score + standing;
            if (score <= bestScore) continue;
            best = new Heading(text.Text, text.Tokens, agreement, standing, IsCrumb(heading), heading.IsBuilt);
            bestScore = score;
        }

        return best;
    }

    /// <summary>The page's only first-level heading, which is its title wherever it stands but among crumbs; null where there are none or several.</summary>
    private static TitleHeading? OnlyFirst(TitleCandidates candidates)
    {
        TitleHeading? only = null;
        foreach (var heading in candidates.Headings)
        {
            if (heading.Level != 1) continue;
            if (only is not null) return null;
            only = heading;
        }
        return only is not null && IsCrumb(only) ? null : only;
    }

    private static double Standing(TitleHeading heading, bool isOnly, Agreement agreement)
    {
        var standing = heading.Level switch { 1 => 0.15, 0 => 0.05, 2 => 0.05, _ => 0 };
        if (heading.IsMicrodata || Mentions(heading.ClassAndId, "headline") || Mentions(heading.ClassAndId, "title")) standing += 0.1;
        if (heading.InArticle) standing += 0.05;
        // A line in the site's header that says something else is the site's claim.
        if (heading.InHeaderOrNav && !(isOnly && agreement.Score >= Unlike)) standing -= 0.2;
        if (heading.InAside && !isOnly) standing -= 0.2;
        if (IsCrumb(heading) || Mentions(heading.ClassAndId, "logo") || IsHidden(heading)) standing -= 0.3;
        return standing;
    }

    // For screen readers only.
    private static bool IsHidden(TitleHeading heading) =>
        Mentions(heading.ClassAndId, "is_blind") || Mentions(heading.ClassAndId, "sr-only") || Mentions(heading.ClassAndId, "visually-hidden")
        || Mentions(heading.ClassAndId, "visuallyhidden") || Mentions(heading.ClassAndId, "screen-reader");

    private static bool IsCrumb(TitleHeading heading) =>
        Mentions(heading.ClassAndId, "breadcrumb") || Mentions(heading.ClassAndId, "seotitle") || (heading.InHeaderOrNav && heading.InArticle);

    private static bool Mentions(string classAndId, string word) => classAndId.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static Agreement Compare(TitleForm text, List<StatedTitle> stated)
    {
        var best = default(Agreement);
        var letters = text.Letters;
        foreach (var form in stated)
        {
            if (text.IsSame(form.Form)) return new Agreement(1.2, null);
            var formLetters = form.Form.Letters;
            if (letters.Length > 0 && letters == formLetters)
            {
                if (best.Score < 0.99) best = new Agreement(0.99, form);
                continue;
            }

            var score = form.Form.Similarity(text);
            // One is the other cut short, or with a kicker before it.
            if (Math.Min(letters.Length, formLetters.Length) >= 12
                && (letters.StartsWith(formLetters, StringComparison.Ordinal) || formLetters.StartsWith(letters, StringComparison.Ordinal)
                    || letters.EndsWith(formLetters, StringComparison.Ordinal) || formLetters.EndsWith(letters, StringComparison.Ordinal)))
            {
                score = Math.Max(score, 0.8);
            }

            if (score > best.Score) best = new Agreement(score, best.SameLetters);
        }

        return best;
    }

    // An h1 that no metadata knows: the story's where it stands in the article or says that it is the title.
    private static bool TrustAlone(Heading heading, List<StatedTitle> stated)
    {
        if (heading.Standing < 0.15) return false;
        var tokens = heading.Tokens;
        // A short one that shares no word of weight with a statement of some length is a label of the page.
        if (heading.Agreement.Score < Unlike && tokens <= FewTokens && heading.Standing <= 0.25 && stated.Exists(s => s.Form.Tokens > FewTokens)) return false;
        return tokens > 1 && (tokens > 2 || !stated.Exists(s => s.Votes > 1) || heading.Standing > 0.25);
    }

    // A statement of its own: not the crumb again, whole or cut short.
    private static StatedTitle? Other(List<StatedTitle> stated, string crumb)
    {
        var known = TextFold.Letters(crumb);
        foreach (var form in stated)
        {
            if (form.Source is FieldSource.JsonLd or FieldSource.OpenGraph && !known.Contains(form.Form.Letters, StringComparison.Ordinal))
                return form;
        }

        return null;
    }

    private static int Spaces(string text) => text.AsSpan().Count(' ');

    private static StatedTitle? Agreed(List<StatedTitle> stated)
    {
        StatedTitle? best = null;
        foreach (var form in stated)
        {
            if (best is null || form.Votes > best.Votes) best = form;
        }

        foreach (var form in stated)
            if (best is { } chosen && form.Text.Length < chosen.Text.Length && IsTail(chosen.Text.AsSpan(form.Text.Length)) && chosen.Text.StartsWith(form.Text, StringComparison.Ordinal))
                best = form;
        return best;
    }

    // A section behind the headline, as another source shows that states the headline alone: "Headline-Politics".
    private static bool IsTail(ReadOnlySpan<char> rest)
    {
        var text = rest.TrimStart();
        return text.Length is > 1 and <= LongestTail && (text[0] is '|' or '｜' or 'ㅣ' or '/' or '»' or '›' or '<' || TextFold.IsDash(text[0])) && text[1..].Trim().Length > 0;
    }

    /// <summary>A title that metadata states.</summary>
    private sealed class StatedTitle(TitleForm form, FieldSource source)
    {
        public TitleForm Form => form;

        public string Text => form.Text;

        public FieldSource Source => source;

        /// <summary>How many of the stated ones read the same, itself included.</summary>
        public int Votes { get; set; }
    }

    private readonly record struct Heading(string Text, int Tokens, Agreement Agreement, double Standing, bool IsCrumb, bool IsBuilt);

    private readonly record struct Agreement(double Score, StatedTitle? SameLetters);
}
