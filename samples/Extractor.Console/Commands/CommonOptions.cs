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

    public static Option<string[]> Rules() => new("--rules")
    {
        Description = "Site rules: a JSON file, or a folder whose *.json files are read. May be given several times.",
        HelpName = "FILE_OR_DIR",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Loads the rules that were asked for; null for none.</summary>
    /// <exception cref="UsageException">They cannot be used.</exception>
    public static SiteRules? LoadRules(ParseResult parsed, Option<string[]> option)
    {
        if (parsed.GetValue(option) is not { Length: > 0 } paths) return null;
        try
        {
            var rules = SiteRules.Combine(paths.Select(path => SiteRules.Load(path) is { Count: > 0 } loaded
                ? loaded
                : throw new UsageException($"--rules: '{path}' holds no *.json file.")));
            return rules;
        }
        catch (SiteRulesException e)
        {
            throw new UsageException(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--rules: {e.Message}");
        }
    }

    public static Option<string> Fields()
    {
        var option = new Option<string>("--fields")
        {
            Description = "metadata: only what the page's data says (title, authors, times, topics …), several times as fast; all: the text, captions and links too.",
            DefaultValueFactory = _ => "all",
        };
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "metadata", "all");
        return option;
    }

    /// <summary>What to extract, by the options that all commands have.</summary>
    /// <exception cref="UsageException">They do not go together.</exception>
    public static void ReadExtraction(ParseResult parsed, Option<string> fields, Option<bool> requireArticle, ExtractorOptions options)
    {
        options.Fields = parsed.GetValue(fields)!.Equals("metadata", StringComparison.OrdinalIgnoreCase) ? ArticleFields.Metadata : ArticleFields.All;
        options.RequireArticle = parsed.GetValue(requireArticle);
        if (options.RequireArticle && options.Fields == ArticleFields.Metadata)
            throw new UsageException("--require-article needs the text, which --fields metadata leaves out.");
    }

    public static Option<bool> RequireArticle() => new("--require-article")
    {
        Description = "Let a page that looks like no article (a wall, an index) fail with NotArticle.",
    };
}
