using Extractor.CommandLine.Output;
using Spectre.Console;

namespace Extractor.CommandLine.Tests.Output;

public sealed class PlainLinesTests
{
    private static readonly string[] Words =
    [
        "a", "of", "the", "harbour", "reopens", "“Tuesday”", "sixty-four", "–", "Ærøskøbing’s", "Łódź", "…", "€5", "a-word-of-twenty-eight-chars", "• one", "  ", " ",
    ];

    [Test]
    public void Lines_break_where_Spectre_breaks_them()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 60)).Select(_ => Words[random.Next(Words.Length)])).TrimStart();
            var width = random.Next(28, 100);
            if (text.Length > 0) Assert.That(Plain(text, width), Is.EqualTo(BySpectre(text, width)), $"{width}: {text}");
        }
    }

    [TestCase("twelve chars", 12)]
    [TestCase("twelve chars ", 12)]
    [TestCase("twelve chars and more", 12)]
    [TestCase("twelve chars  and more", 12)]
    [TestCase("one", 3)]
    public void A_full_line_is_a_line(string text, int width) => Assert.That(Plain(text, width), Is.EqualTo(BySpectre(text, width)));

    [TestCase("東京で会議", TestName = "Wide letters")]
    [TestCase("e\u0301tude", TestName = "Marks on letters")]
    [TestCase("soft\u00ADhyphen", TestName = "Letters that may not show")]
    [TestCase("one\ntwo", TestName = "Lines of its own")]
    [TestCase(" one", TestName = "Blanks before it")]
    [TestCase("longer-than-the-line", TestName = "Words that do not fit")]
    public void Other_text_is_left_to_Spectre(string text)
    {
        using var output = new StringWriter();
        Assert.That(PlainLines.TryWrite(output, text, 12), Is.False);
        Assert.That(output.ToString(), Is.Empty);
    }

    [Test]
    public void Facts_are_set_as_Spectre_sets_them()
    {
        string[] labels = ["body", "published", "address", "end credit", "topics"];
        var random = new Random(11);
        for (var i = 0; i < 1_000; i++)
        {
            var facts = Enumerable.Range(0, random.Next(1, 7)).Select(_ => (labels[random.Next(labels.Length)], Text(random))).ToList();
            var width = random.Next(44, 100);
            using var output = new StringWriter();
            using var trimmed = new TrimmingWriter(output);
            Assert.That(PlainLines.TryWriteFacts(trimmed, facts, width, gap: 2), Is.True);
            Assert.That(output.ToString(), Is.EqualTo(BySpectre(console => console.Write(Grid(facts)), width)), $"{width}: {string.Join(" | ", facts)}");
        }

        static string Text(Random random) => string.Join('\n', Enumerable.Range(0, random.Next(1, 4)).Select(line =>
            line == 0 && random.Next(9) == 0 ? "" : string.Join(' ', Enumerable.Range(0, random.Next(1, 25)).Select(_ => Words[random.Next(Words.Length - 2)]))));
    }

    [TestCase("Harbour Gazette")]
    [TestCase("Le Port · Économie")]
    [TestCase("Harbour  Gazette")]
    [TestCase("a title that fills the line to two")]
    public void A_rule_is_drawn_as_Spectre_draws_it(string title)
    {
        using var output = new StringWriter();
        Assert.That(PlainLines.TryWriteRule(output, title, 40), Is.True);
        Assert.That(output.ToString(), Is.EqualTo(BySpectre(console => console.Write(new Rule(title).LeftJustified()), 40)));
    }

    [Test]
    public void A_rule_without_a_title_is_one_line()
    {
        using var output = new StringWriter();
        Assert.That(PlainLines.TryWriteRule(output, "", 40), Is.True);
        Assert.That(output.ToString(), Is.EqualTo(new string('─', 40) + "\n"));
        Assert.That(output.ToString(), Is.EqualTo(BySpectre(console => console.Write(new Rule()), 40)));
    }

    [Test]
    public void Titles_and_facts_of_unknown_width_are_left_to_Spectre()
    {
        using var output = new StringWriter();
        Assert.That(PlainLines.TryWriteRule(output, "東京", 40), Is.False);
        Assert.That(PlainLines.TryWriteRule(output, "a title that leaves no place for a rule", 40), Is.False);
        Assert.That(PlainLines.TryWriteFacts(output, [("topics", "harbours"), ("caption", "東京")], 40, gap: 2), Is.False);
        Assert.That(PlainLines.TryWriteFacts(output, [("a-label-of-thirty-characters--", "harbours")], 34, gap: 2), Is.False);
        Assert.That(output.ToString(), Is.Empty);
    }

    private static Grid Grid(List<(string Label, string Text)> facts)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn(new GridColumn().PadRight(0));
        foreach (var (label, text) in facts) grid.AddRow(new Spectre.Console.Text(label), new Spectre.Console.Text(text));
        return grid;
    }

    private static string Plain(string text, int width)
    {
        using var output = new StringWriter();
        using var trimmed = new TrimmingWriter(output);
        Assert.That(PlainLines.TryWrite(trimmed, text, width), Is.True, text);
        trimmed.Write('\n');
        return output.ToString();
    }

    private static string BySpectre(string text, int width) => BySpectre(
        console =>
        {
            console.Write(new Spectre.Console.Text(text));
            console.WriteLine();
        },
        width);

    private static string BySpectre(Action<IAnsiConsole> write, int width)
    {
        using var output = new StringWriter();
        using var streams = new ConsoleStreams { Input = Stream.Null, Output = output, Error = TextWriter.Null, Width = width };
        write(streams.Rich(output));
        return output.ToString();
    }
}
