using Extractor.Clean;

namespace Extractor.Tests.Clean;

/// <summary>The note on who wrote a story is none of it.</summary>
internal sealed class AuthorNotesTests
{
    private static readonly Author Jane = new() { Name = "Jane Roe", Kind = AuthorKind.Person };
    private static readonly Author John = new() { Name = "John Doe", Kind = AuthorKind.Person };
    private static readonly Author Desk = new() { Name = "Harbour Desk", Kind = AuthorKind.Organization };

    private static string[] Left(Author[] authors, params string[] ends)
    {
        ArticleBlock[] body = [.. Enumerable.Range(1, 4).Select(i => Paragraph($"Paragraph {i} of the story.")), .. ends.Select(Paragraph)];
        return [.. AuthorNotes.Without(body, new Byline { Text = "By", Authors = authors }).Skip(4).Select(block => block.Text)];
    }

    private static ArticleBlock Paragraph(string text) => new() { Kind = BlockKind.Paragraph, Text = text };

    [TestCase("Jane Roe is a writer in Musterau.", true)]
    [TestCase("JANE ROE writes about harbours.", true)]
    [TestCase("Jane Roe ist Reporterin in Musterau.", true)]
    [TestCase("Jane Roe: And what comes next?", false, Description = "a question")]
    [TestCase("Jane Roe", false, Description = "the name alone is read as a byline")]
    [TestCase("Jane Roebuck is the harbour master.", false, Description = "another name")]
    [TestCase("Jane Roe Street is closed.", false, Description = "a street")]
    [TestCase("Greta Moll is the harbour master.", false, Description = "somebody else")]
    public void A_last_paragraph_that_tells_of_the_author_is_left_out(string end, bool isNote) =>
        Assert.That(Left([Jane], end), Is.EqualTo(isNote ? [] : new[] { end }));

    [Test]
    public void Each_author_may_have_one() =>
        Assert.That(Left([Jane, John], "Jane Roe is a writer.", "John Doe is a photographer."), Is.Empty);

    [Test]
    public void What_stands_before_another_paragraph_is_of_the_story() =>
        Assert.That(Left([Jane], "Jane Roe is a writer.", "The wall is open."), Has.Length.EqualTo(2));

    [Test]
    public void A_desk_has_no_note() => Assert.That(Left([Desk], "Harbour Desk is open at noon."), Has.Length.EqualTo(1));

    [Test]
    public void A_page_that_is_next_to_nothing_else_stays_whole()
    {
        ArticleBlock[] body = [Paragraph("Jane Roe is a writer in Musterau.")];
        Assert.That(AuthorNotes.Without(body, new Byline { Text = "By", Authors = [Jane] }), Is.EqualTo(body));
    }
}
