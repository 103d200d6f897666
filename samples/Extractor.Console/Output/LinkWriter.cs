using System.Globalization;
using Extractor.Pipelines;
using Spectre.Console;

namespace Extractor.CommandLine.Output;

/// <summary>Writes links to stories: for people, or one line of JSON each.</summary>
internal sealed class LinkWriter(bool isJson, TextWriter output, ConsoleStreams streams)
{
    public void Write(StoryLink link)
    {
        if (isJson)
        {
            output.WriteLine(link.ToJson());
        }
        else
        {
            var console = streams.Rich(output);
            var time = (link.Published ?? link.Modified)?.ToString() ?? "";
            console.Write(Words($"{time}  {link.Title ?? "(no title)"}".Trim(), new Style(decoration: Decoration.Bold)));
            console.Write(Words(string.Create(CultureInfo.InvariantCulture, $"    {link.Url.AbsoluteUri}{(link.Authors.Count > 0 ? " – " + string.Join(", ", link.Authors) : "")}"), new Style(Color.Grey)));
        }

        // A reader at the other end of a pipe gets each link as soon as it is there.
        output.Flush();
    }

    private static Paragraph Words(string text, Style style) => new(TerminalText.Clean(text) + "\n", style);
}
