using System.CommandLine;
using Extractor.CommandLine.Output;

namespace Extractor.CommandLine.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    private static readonly string[] FormatNames = ["text", "json", "jsonl", "markdown", "html"];

    public static Option<string> Format()
    {
        var option = new Option<string>("--format", "-f")
        {
            Description = "text: for people; json: the article, indented; jsonl: one result line a page; markdown or html: the article as such.",
            DefaultValueFactory = _ => "text",
        };
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, FormatNames);
        return option;
    }

    public static OutputFormat ReadFormat(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option)!.ToLowerInvariant() switch
        {
            "json" => OutputFormat.Json,
            "jsonl" => OutputFormat.Jsonl,
            "markdown" => OutputFormat.Markdown,
            "html" => OutputFormat.Html,
            _ => OutputFormat.Text,
        };

    public static Option<string?> OutputFile() => new("--output", "-o")
    {
        Description = "Write to this file instead of standard output. It appears only when everything is written.",
        HelpName = "FILE",
    };

    public static Option<bool> RequireArticle() => new("--require-article")
    {
        Description = "Let a page that looks like no article (a wall, an index) fail with NotArticle.",
    };
}
