using System.Text;
using System.Text.Json;
using Extractor.Parse;

namespace Extractor.Tests.Parse;

internal sealed class StateValueTests
{
    [Test]
    public void Reads_objects_and_lists_in_their_order()
    {
        var value = Read("""{"a":[1,"x",{"b":null}],"c":true,"d":{}} rest""", out var length);
        Assert.That(length, Is.EqualTo(40));
        Assert.That(Names(value), Is.EqualTo(new[] { "a", "c", "d" }));
        Assert.That(Kinds(value["a"]), Is.EqualTo(new[] { JsonValueKind.Number, JsonValueKind.String, JsonValueKind.Object }));
        Assert.That(Kinds(value["d"]), Is.Empty);
        Assert.That(value["missing"].Kind, Is.EqualTo(JsonValueKind.Undefined));
    }

    [Test]
    public void The_last_of_two_properties_of_a_name_counts() => Assert.That(Read("""{"type":"a","x":{"type":"c"},"type":"b"}""", out _)["type"].Text, Is.EqualTo("b"));

    [TestCase("""{"na\u006de":"Möwe \"1\"\n"}""", "Möwe \"1\"\n")]
    [TestCase("""{"name":"港"}""", "港")]
    [TestCase("""{"name":"half \ud800"}""", "")]
    [TestCase("""{"half \ud800":1,"name":"Ann"}""", "Ann")]
    [TestCase("""{"name":12}""", "")]
    [TestCase("""["name"]""", "")]
    public void Reads_texts(string json, string expected) => Assert.That(Read(json, out _)["name"].Text, Is.EqualTo(expected));

    [TestCase("3", 3)]
    [TestCase("-3", -3)]
    [TestCase("3.5", null)]
    [TestCase("30000000000", null)]
    [TestCase("\"3\"", null)]
    public void Reads_whole_numbers(string json, int? expected) => Assert.That(Read($"[{json}]", out _).Elements.GetEnumerator() is var all && all.MoveNext() ? all.Current.Value.Integer : 0, Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("{\"a\":[1,2")]
    [TestCase("{\"a\":b}")]
    [TestCase("function(){}")]
    public void What_is_broken_is_no_value(string json) => Assert.That(StateDocument.Read(Encoding.UTF8.GetBytes(json), 0, default, Budget(), out _), Is.Null);

    [Test]
    public void Is_cancelled_within_a_value()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var json = Encoding.UTF8.GetBytes("[" + string.Concat(Enumerable.Repeat("1,", 10)) + "1]");
        Assert.That(() => StateDocument.Read(json, 0, default, Budget(stop.Token), out _), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Looks_at_the_clock_all_along_a_value()
    {
        var clock = new CountingClock();
        var budget = new PageBudget(new ExtractorOptions(), clock, CancellationToken.None);
        var before = clock.Looks;
        StateDocument.Read(Encoding.UTF8.GetBytes("[" + string.Concat(Enumerable.Repeat("1,", 100_000)) + "1]"), 0, default, budget, out _);
        Assert.That(clock.Looks - before, Is.GreaterThan(500));
    }

    private static PageBudget Budget(CancellationToken cancellation = default) => new(new ExtractorOptions(), TimeProvider.System, cancellation);

    private static StateValue Read(string json, out int length) => StateDocument.Read(Encoding.UTF8.GetBytes(json), 0, default, Budget(), out length)!.Value;

    private static List<string> Names(StateValue value)
    {
        var names = new List<string>();
        foreach (var property in value.Properties) names.Add(property.Name);
        return names;
    }

    private static List<JsonValueKind> Kinds(StateValue value)
    {
        var kinds = new List<JsonValueKind>();
        foreach (var element in value.Elements) kinds.Add(element.Value.Kind);
        return kinds;
    }
}
