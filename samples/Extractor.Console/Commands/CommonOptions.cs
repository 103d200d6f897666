using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Extractor.CommandLine.Output;

namespace Extractor.CommandLine.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    private const int MaxParallel = 256;

    private const string FormatText =
        "text: for people; json: the article, indented; jsonl: one result line a page; csv: one row a page; markdown or html: the article as such";

    private static readonly string[] FormatNames = ["text", "json", "jsonl", "csv", "markdown", "html"];

    public static Option<string> Format() => Format("text", FormatText + ".", FormatNames);

    /// <summary>The format of a run over many pages.</summary>
    public static Option<string> RunFormat() =>
        Format("jsonl", FormatText + "; parquet: an Apache Parquet file, one row a page; markdown-files: a folder with a Markdown file for each article.", [.. FormatNames, "parquet", "markdown-files"]);

    public static OutputFormat ReadFormat(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option)!.ToLowerInvariant() switch
        {
            "json" => OutputFormat.Json,
            "jsonl" => OutputFormat.Jsonl,
            "csv" => OutputFormat.Csv,
            "parquet" => OutputFormat.Parquet,
            "markdown-files" => OutputFormat.MarkdownFiles,
            "markdown" => OutputFormat.Markdown,
            "html" => OutputFormat.Html,
            _ => OutputFormat.Text,
        };

    public static Option<string?> OutputFile() => new("--output", "-o")
    {
        Description = "Write to this file instead of standard output. It appears only when everything is written.",
        HelpName = "FILE",
    };

    public static Option<string?> RunOutputFile() => new("--output", "-o")
    {
        Description = "Write to this file, or folder, instead of standard output. It appears only when everything is written; until then it has .part behind its name.",
        HelpName = "FILE",
    };

    public static Option<bool> Resume() => new("--resume")
    {
        Description = "Go on with a run that was interrupted, whatever ended it: each page comes to stand in the output once. With none, begin; with one that is complete, do nothing.",
    };

    public static OutputSettings ReadOutput(ParseResult parsed, Option<string> format, Option<string?> output, Option<bool> resume) => new()
    {
        Format = ReadFormat(parsed, format),
        Path = parsed.GetValue(output),
        Resume = parsed.GetValue(resume),
    };

    /// <summary>How pages are extracted, as it was asked for: by this an interrupted run is known again.</summary>
    public static string Describe(ExtractorOptions options, ParseResult parsed, Option<string[]> rules) => string.Concat(
        [
            options.RequireArticle ? " --require-article" : "",
            options.Fields == ArticleFields.All ? "" : $" --fields {options.Fields}",
            .. (parsed.GetValue(rules) ?? []).Select(path => $" --rules {path}"),
        ]);

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

    public static Option<int> Parallel() => new("--parallel", "-p")
    {
        Description = "How many pages at a time.",
        HelpName = "N",
        DefaultValueFactory = _ => Math.Min(Environment.ProcessorCount, MaxParallel),
        CustomParser = ReadParallel,
    };

    /// <summary>A time of at most an hour.</summary>
    public static Option<TimeSpan?> Seconds(string name, string description, double least) => new(name)
    {
        Description = description,
        HelpName = "SECONDS",
        CustomParser = argument => ReadSeconds(argument, name, least),
    };

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

    public static Option<bool> Dedup() => new("--dedup")
    {
        Description = "Mark copies of a story (agency text on several sites, a story under two addresses): \"group\" is the id of the first page that has it.",
    };

    /// <summary>Whether copies are to be marked.</summary>
    /// <exception cref="UsageException">There would be no texts to compare.</exception>
    public static bool ReadDedup(ParseResult parsed, Option<bool> dedup, ExtractorOptions options)
    {
        if (!parsed.GetValue(dedup)) return false;
        if (options.Fields == ArticleFields.Metadata) throw new UsageException("--dedup needs the text, which --fields metadata leaves out.");
        return true;
    }

    public static Option<bool> RequireArticle() => new("--require-article")
    {
        Description = "Let a page that looks like no article (a wall, an index) fail with NotArticle.",
    };

    private static Option<string> Format(string byDefault, string description, string[] names)
    {
        var option = new Option<string>("--format", "-f") { Description = description, DefaultValueFactory = _ => byDefault };
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, names);
        return option;
    }

    private static TimeSpan? ReadSeconds(ArgumentResult argument, string name, double least)
    {
        if (double.TryParse(argument.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds >= least && seconds <= 3600)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        argument.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number of seconds, from {least} to 3600."));
        return null;
    }

    private static int ReadParallel(ArgumentResult argument)
    {
        if (int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= MaxParallel)
        {
            return number;
        }

        argument.AddError($"--parallel takes a number from 1 to {MaxParallel}.");
        return 1;
    }
}
