using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Extractor.Pipelines;

namespace Extractor.CommandLine.Output;

/// <summary>Writes results, one after another, in the format asked for.</summary>
internal sealed class ResultWriter(OutputFormat format, TextWriter output, ConsoleStreams streams)
{
    // The output is UTF-8 and no part of an HTML page, so letters stay as they are.
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private CsvResultWriter? _table;

    public void Write(ArticleResult result)
    {
        switch (format)
        {
            case OutputFormat.Json:
                output.WriteLine(result.Success ? result.Article.ToJson(indented: true) : ErrorObject(result));
                break;
            case OutputFormat.Jsonl:
                output.WriteLine(result.ToJson());
                break;
            case OutputFormat.Csv:
                (_table ??= new CsvResultWriter(output)).Write(result);
                break;
            case OutputFormat.Markdown or OutputFormat.Html when !result.Success:
                // Raw output holds articles only.
                streams.Error.WriteLine(TerminalText.Clean(ResultView.Describe(result.Error, result.Url)));
                break;
            case OutputFormat.Markdown:
                WriteBlock(result.Article!.ToMarkdown());
                break;
            case OutputFormat.Html:
                WriteBlock(result.Article!.ToHtml());
                break;
            default:
                ResultView.Write(streams.Rich(output), result);
                break;
        }

        // A reader at the other end of a pipe gets each result as soon as it is there.
        output.Flush();
    }

    private void WriteBlock(string text)
    {
        output.Write(text);
        if (!text.EndsWith('\n')) output.WriteLine();
    }

    // The library writes a failure only as part of a result; its shape is taken from there.
    private static string ErrorObject(ArticleResult result)
    {
        using var line = JsonDocument.Parse(result.ToJson());
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WritePropertyName("error");
            line.RootElement.GetProperty("error").WriteTo(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
