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
              Extractor.Console
              Extractor.Console get https://news.example/story
              Extractor.Console extract story.html --format markdown
              Extractor.Console batch --manifest pages.jsonl --output results.jsonl
            """,
        ["demo"] = """
              Extractor.Console demo
              Extractor.Console demo --serve
            """,
        ["get"] = """
              Extractor.Console get https://news.example/story
              Extractor.Console get https://news.example/a https://news.example/b --format jsonl
              Extractor.Console get - --format jsonl --output results.jsonl < addresses.txt
              Extractor.Console get http://localhost:8080/story --allow-private-addresses
            """,
        ["extract"] = """
              Extractor.Console extract story.html
              Extractor.Console extract story.html.gz --url https://news.example/story --format json
              curl -s https://news.example/story | Extractor.Console extract - --format markdown
              Extractor.Console extract old.html --content-type "text/html; charset=windows-1251"
              Extractor.Console extract story.html --url https://news.example/story --rules rules
            """,
        ["batch"] = """
              Extractor.Console batch --manifest pages.jsonl --output results.jsonl
              Extractor.Console batch --manifest pages.jsonl --parallel 4 | jq -r .article.title
              Extractor.Console batch --manifest pages.jsonl --rules rules --rules extra.json
              Extractor.Console batch --manifest pages.jsonl --fields metadata

              A manifest line: {"id":"1","url":"https://news.example/story","path":"pages/1.html.gz"}
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
