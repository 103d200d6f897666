using System.Text.Json;
using Extractor.Metadata;

namespace Extractor.Tests.Metadata;

internal sealed class JsonMenderTests
{
    [TestCase("""{"a":"\u2019s"}""", "’s")]
    [TestCase("""{"a":"\u\2019s"}""", "u2019s", Description = "an escape without its digits is none")]
    [TestCase("""{"a":"C:\users\x"}""", "C:usersx")]
    [TestCase("""{"a":"one\u20"}""", "oneu20")]
    [TestCase("""{"a":"one\""", "one")]
    [TestCase("{\"a\":\"one\ntwo\"}", "one\ntwo")]
    [TestCase("""{"a":"a "word" in it","b":1}""", "a \"word\" in it")]
    [TestCase("""<![CDATA[ {"a":"one"} ]]>""", "one")]
    [TestCase("""{"a":"one","b":[{"c":2""", "one")]
    public void FaultsAreMended(string script, string value)
    {
        using var read = JsonDocument.Parse(JsonMender.Mend(script), new JsonDocumentOptions { AllowTrailingCommas = true });
        Assert.That(read.RootElement.GetProperty("a").GetString(), Is.EqualTo(value));
    }
}
