using System.Text;
using System.Text.Json;
using Extractor.Languages;

namespace Extractor.Tests.Text;

internal sealed class StringListConverterTests
{
    [Test]
    public void ListsAreReadInTheirOrder()
    {
        var read = Read("""{ "year": ["a", "é", "\u5e74"], "month": [], "day": [ null ], "hour": null }""");
        Assert.That(read.Year, Is.EqualTo(new[] { "a", "é", "年" }));
        Assert.That(read.Month, Is.Empty);
        Assert.That(read.Day, Is.EqualTo(new string?[] { null }));
        Assert.That(read.Hour, Is.Null);
    }

    [TestCase("""{ "year": "a" }""")]
    [TestCase("""{ "year": ["a", 1] }""")]
    [TestCase("""{ "year": ["a", ["b"]] }""")]
    [TestCase("""{ "year": [{}] }""")]
    [TestCase("""{ "year": ["a" """)]
    public void WhatIsNoListOfTextIsRefused(string json) => Assert.That(() => Read(json), Throws.InstanceOf<JsonException>());

    [Test]
    public void TheMistakeIsTold() =>
        Assert.That(() => Read("""{ "year": ["a", 1] }"""), Throws.InstanceOf<JsonException>().With.Message.Contains("Element 2 is no text"));

    [Test]
    public void TheMistakeIsToldWithItsLine() => Assert.That(
        () => LanguagePack.Parse("{\"code\":\"eo\",\"name\":\"Esperanto\",\n\"am\":[\n\"atm\",\n1]}"),
        Throws.InstanceOf<FormatException>().With.Message.Contains("line 4").And.Message.Contains("'am'"));

    private static DateMarkData Read(string json) => JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json), LanguageJson.Default.DateMarkData)!;
}
