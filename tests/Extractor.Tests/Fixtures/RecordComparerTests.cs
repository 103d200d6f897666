using System.Text.Json;

namespace Extractor.Tests.Fixtures;

/// <summary>The comparer sees what it must see: a comparer that finds no fault would pass every page.</summary>
[TestFixture]
internal sealed class RecordComparerTests
{
    private const string Record = """
        {
          "url": "https://a.example/1", "title": "Ein Titel", "published": "2024-06-19T10:41:00+00:00",
          "byline": { "authors": [ { "name": "Jana Brinkmann", "kind": "person" } ] },
          "body": [
            { "kind": "heading", "level": 2, "text": "Eins" }, { "kind": "figure", "text": "", "caption": 0 },
            { "kind": "paragraph", "text": "Zwei drei." }, { "kind": "table", "text": "a b", "rows": [["a", "b"]] }
          ],
          "captions": [ { "text": "Bild", "credit": "dpa" } ],
          "relatedLinks": [
            { "url": "https://a.example/2", "title": "B", "placement": "related" },
            { "url": "https://a.example/3", "title": "C", "placement": "more" }
          ],
          "topics": [], "access": { "free": null, "robots": [] }
        }
        """;

    [TestCase("""{ "title": "Ein\u00a0 Titel", "kicker": null, "topics": null }""")]
    [TestCase("""{ "published": "2024-06-19T10:41:00Z" }""")]
    [TestCase("""{ "byline": { "text": null, "authors": [ { "name": "Jana Brinkmann" } ] } }""")]
    [TestCase("""{ "body": [ { "kind": "paragraph|heading", "text": "Eins" }, { "kind": "quote", "text": "x", "optional": true }, { "kind": "paragraph", "text": "Zwei drei." }, { "kind": "table", "rows": [["a", "b"]] } ] }""")]
    [TestCase("""{ "relatedLinks": [ { "url": "https://a.example/2", "title": "B", "placement": "related" } ] }""")]
    [TestCase("""{ "access": { "free": null }, "notInBody": ["Bild"] }""")]
    public void Equal_fields_agree(string expected) => Assert.That(Compare(expected), Is.Empty);

    [TestCase("""{ "titel": "Ein Titel" }""", "unknown field 'titel'")]
    [TestCase("""{ "captions": [ { "text": "Bild", "kredit": "dpa" } ] }""", "unknown field 'captions.kredit'")]
    [TestCase("""{ "title": "Kein Titel" }""", "title: expected")]
    [TestCase("""{ "title": null }""", "title: expected nothing")]
    [TestCase("""{ "kicker": "Oben" }""", "kicker: expected")]
    [TestCase("""{ "published": "2024-06-19T10:41:00" }""", "published: expected")]
    [TestCase("""{ "published": "2024-06-19T12:41:00+02:00" }""", "published: expected")]
    [TestCase("""{ "byline": { "authors": [] } }""", "byline.authors: expected 0")]
    [TestCase("""{ "byline": { "authors": [ { "name": "Ole Petersen" } ] } }""", "byline.authors[0].name: expected")]
    [TestCase("""{ "dateline": { "place": "Bremen" } }""", "dateline: expected")]
    [TestCase("""{ "captions": [ { "text": "Bild", "credit": null } ] }""", "captions[0].credit: expected nothing")]
    [TestCase("""{ "body": [ { "kind": "heading", "level": 2, "text": "Eins" }, { "kind": "paragraph", "text": "Zwei drei." } ] }""", "body: unexpected block 3")]
    [TestCase("""{ "body": [ { "kind": "heading", "level": 3, "text": "Eins" }, { "kind": "paragraph", "text": "Zwei drei." }, { "kind": "table" } ] }""", "body: missing block 1")]
    [TestCase("""{ "body": [ { "kind": "paragraph", "text": "Zwei drei." }, { "kind": "heading", "text": "Eins" }, { "kind": "table" } ] }""", "body: missing block 1")]
    [TestCase("""{ "body": [ { "kind": "heading", "text": "Eins" }, { "kind": "paragraph", "text": "Zwei drei." }, { "kind": "table", "rows": [["a", "c"]] } ] }""", "body: missing block 3")]
    [TestCase("""{ "relatedLinks": [] }""", "relatedLinks: unexpected")]
    [TestCase("""{ "relatedLinks": [ { "url": "https://a.example/2", "placement": "inline" } ] }""", "relatedLinks: missing")]
    [TestCase("""{ "access": { "free": false } }""", "access.free: expected")]
    [TestCase("""{ "notInBody": ["Zwei"] }""", "body: holds «Zwei»")]
    public void Difference_is_named(string expected, string message) => Assert.That(Compare(expected), Has.Some.Contain(message));

    private static IReadOnlyList<string> Compare(string expected)
    {
        using var left = JsonDocument.Parse(expected);
        using var right = JsonDocument.Parse(Record);
        return RecordComparer.Differences(left.RootElement, right.RootElement);
    }
}
