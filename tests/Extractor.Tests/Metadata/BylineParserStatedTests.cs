using Extractor.Languages;
using Extractor.Metadata;

namespace Extractor.Tests.Metadata;

[TestFixture]
public sealed class BylineParserStatedTests
{
    [TestCase("en", "Jane Roe", "Jane Roe")]
    [TestCase("en", "Jane Roe, Harbour Planet Inc.", "Jane Roe")]
    [TestCase("en", "By Jane Roe", "Jane Roe")]
    [TestCase("en", "\"Jane Roe\"", "Jane Roe")]
    [TestCase("en", "Jane Roe, John Doe and Ann Poe", "Jane Roe; John Doe; Ann Poe")]
    [TestCase("en", "Jane Roe; John Doe", "Jane Roe; John Doe")]
    [TestCase("en", "Jane Roe | John Doe", "Jane Roe; John Doe")]
    [TestCase("en", "Roe, Jane", "Jane Roe")]
    [TestCase("en", "van der Berg, Jane", "Jane van der Berg")]
    [TestCase("en", "Roe, Jane A.", "Jane A. Roe")]
    [TestCase("en", "Jane Roe, MS, RD, FAND", "Jane Roe")]
    [TestCase("en", "Jane Roe, CFP®", "Jane Roe")]
    [TestCase("en", "Jane Roe, Jr.", "Jane Roe, Jr.")]
    [TestCase("en", "Jane Roe, Head of Planets, Morning Comet Works", "Jane Roe")]
    [TestCase("en", "jane@planet.example (Jane Roe)", "Jane Roe")]
    [TestCase("en", "Jane Roe <jane@planet.example>", "Jane Roe")]
    [TestCase("en", "Jane Roe https://planet.example/jane", "Jane Roe")]
    [TestCase("en", "stargazer42", "stargazer42")]
    [TestCase("en", "Star & i", "Star & i")]
    [TestCase("en", "98 Comets Social", "98 Comets Social")]
    [TestCase("en", "Planet", "Planet[o]")]
    [TestCase("en", "PLANET", "PLANET[o]")]
    [TestCase("en", "Planet Staff", "Planet Staff[o]")]
    [TestCase("en", "Staff", "Staff[o]")]
    [TestCase("en", "News Desk", "News Desk[o]")]
    [TestCase("en", "Reuters", "Reuters[o]")]
    [TestCase("en", "planet.example", "planet.example[o]")]
    [TestCase("en", "", "")]
    [TestCase("en", "105092", "")]
    [TestCase("en", "https://social.example/planet", "")]
    [TestCase("en", "www.planet.example", "")]
    [TestCase("en", "social.com/planet", "")]
    [TestCase("en", "@planet", "")]
    [TestCase("en", "jane@planet.example", "")]
    [TestCase("en", "{{author}}", "")]
    [TestCase("en", "This text says at great length who the people behind the planet are and why", "")]
    [TestCase("de", "Von Anna Muster und Karl Beispiel", "Anna Muster; Karl Beispiel")]
    [TestCase("de", "von Beispiel", "von Beispiel")]
    [TestCase("de", "Redaktion", "Redaktion[o]")]
    [TestCase("fr", "Planet et AFP", "Planet[o]; AFP[o]")]
    [TestCase("no", "Trine Eksempel og Tora Mønster", "Trine Eksempel; Tora Mønster")]
    [TestCase("ko", "홍길동 기자", "홍길동")]
    [TestCase("zh", "王小明", "王小明")]
    public void Reads_names(string language, string name, string expected) =>
        Assert.That(BylineParserPrintedTests.Show(BylineParser.ParseStated(name, LanguageCatalog.BuiltIn.For(language), "Planet")), Is.EqualTo(expected));

    [TestCase("Ediciones El Planeta", "Ediciones El Planeta[o]")]
    [TestCase("Ana Ejemplo", "Ana Ejemplo")]
    [TestCase("Ana Planeta", "Ana Planeta")]
    public void What_is_named_after_a_site_of_several_words_is_an_organization(string name, string expected) =>
        Assert.That(BylineParserPrintedTests.Show(BylineParser.ParseStated(name, LanguageCatalog.BuiltIn.For("es"), "El Planeta")), Is.EqualTo(expected));

    [Test]
    public void An_organization_is_never_taken_apart()
    {
        var authors = BylineParser.ParseStated("Roe, Doe and Partners", LanguageCatalog.BuiltIn.For("en"), null, isOrganization: true);
        Assert.That(BylineParserPrintedTests.Show(authors), Is.EqualTo("Roe, Doe and Partners[o]"));
    }

    [Test]
    public void Each_author_stands_once_people_first()
    {
        Author[] authors =
        [
            new() { Name = "Planet", Kind = AuthorKind.Organization },
            new() { Name = "José Roe" },
            new() { Name = "JOSE  ROE", Role = "Editor" },
            new() { Name = "J. Roe" },
        ];
        var unique = BylineParser.Dedupe(authors);
        Assert.That(BylineParserPrintedTests.Show(unique), Is.EqualTo("José Roe; J. Roe; Planet[o]"));
        Assert.That(unique[0].Role, Is.EqualTo("Editor"));
    }
}
