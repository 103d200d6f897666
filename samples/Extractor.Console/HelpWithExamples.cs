using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Extractor.CommandLine;

/// <summary>The help that System.CommandLine writes, then examples and the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction standard) : SynchronousCommandLineAction
{
    private const string ExitCodes = """
        Exit codes:
          0    all well
          1    some pages failed
          2    wrong usage
          130  stopped by Ctrl-C
        """;

    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        [""] = """
              extractor
              extractor get https://news.example/story
              extractor extract story.html --format markdown
              extractor batch --manifest pages.jsonl --output results.jsonl
              extractor warc stories.warc.gz --output results.jsonl
              extractor sitemap https://news.example/ --since 2d
              extractor watch https://news.example/feed --state desk.state
            """,
        ["demo"] = """
              extractor demo
              extractor demo --serve
            """,
        ["get"] = """
              extractor get https://news.example/story
              extractor get https://news.example/a https://news.example/b --format jsonl
              extractor get - --format jsonl --output results.jsonl < addresses.txt
              extractor get - --format jsonl --warc stories.warc.gz < addresses.txt
              extractor get http://localhost:8080/story --allow-private-addresses
            """,
        ["extract"] = """
              extractor extract story.html
              extractor extract story.html.gz --url https://news.example/story --format json
              curl -s https://news.example/story | extractor extract - --format markdown
              extractor extract old.html --content-type "text/html; charset=windows-1251"
              extractor extract story.html --url https://news.example/story --rules rules
            """,
        ["batch"] = """
              extractor batch --manifest pages.jsonl --output results.jsonl
              extractor batch --manifest pages.jsonl --parallel 4 | jq -r .article.title
              extractor batch --manifest pages.jsonl --rules rules --rules extra.json
              extractor batch --manifest pages.jsonl --format csv --output results.csv --resume
              extractor batch --manifest pages.jsonl --format markdown-files --output stories
              extractor batch --manifest pages.jsonl --fields metadata

              A manifest line: {"id":"1","url":"https://news.example/story","path":"pages/1.html.gz"}
            """,
        ["warc"] = """
              extractor warc stories.warc.gz --output results.jsonl
              extractor warc CC-NEWS-*.warc.gz --parallel 4 --require-article | jq -r .article.title
              extractor warc CC-NEWS-*.warc.gz --output results.jsonl --resume
              curl -s https://archive.example/day.warc.gz | extractor warc - --format markdown
            """,
        ["sitemap"] = """
              extractor sitemap https://news.example/ --since 2d
              extractor sitemap https://news.example/news-sitemap.xml --output links.jsonl
              extractor sitemap https://news.example/ --since 12h --format urls | extractor get -
              extractor sitemap sitemap.xml.gz --format urls --limit 100
            """,
        ["feed"] = """
              extractor feed https://news.example/feed
              extractor feed https://news.example/
              extractor feed feed.xml --url https://news.example/feed --format jsonl
              extractor feed https://news.example/feed | jq -r .url | extractor get - --format jsonl
            """,
        ["watch"] = """
              extractor watch https://news.example/feed https://kurier.example/atom.xml
              extractor watch --feeds desk.txt --state desk.state --output stories.jsonl
              extractor watch --feeds desk.txt --state desk.state --once --links-only
              extractor watch --feeds desk.txt --state desk.state --from-now --interval 5m

              It runs until Ctrl-C or SIGTERM, which is its usual end: exit code 0.
            """,
    };

    // Help wins over a missing argument or option.
    public override bool ClearsParseErrors => true;

    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction standard })
            {
                standard.MaxWidth = 80;
                option.Action = new HelpWithExamples(standard);
            }
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        standard.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        if (Examples.TryGetValue(command is RootCommand ? "" : command.Name, out var examples))
        {
            output.WriteLine("Examples:");
            output.WriteLine(examples);
            output.WriteLine();
        }

        output.WriteLine(ExitCodes);
        return ExitCode.Success;
    }
}

/// <summary>Prints this program's version, also where another one hosts it.</summary>
internal sealed class VersionAction(string version) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(version);
        return ExitCode.Success;
    }
}
