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

    private static string Plain(string text, int width)
    {
        using var output = new StringWriter();
        using var trimmed = new TrimmingWriter(output);
        Assert.That(PlainLines.TryWrite(trimmed, text, width), Is.True, text);
        trimmed.Write('\n');
        return output.ToString();
    }

    private static string BySpectre(string text, int width)
    {
        using var output = new StringWriter();
        using var streams = new ConsoleStreams { Input = Stream.Null, Output = output, Error = TextWriter.Null, Width = width };
        var console = streams.Rich(output);
        console.Write(new Spectre.Console.Text(text));
        console.WriteLine();
        return output.ToString();
    }
}
