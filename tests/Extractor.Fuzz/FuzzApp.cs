using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Extractor.Fuzz.Commands;

namespace Extractor.Fuzz;

/// <summary>The whole program behind <c>Main</c>: parses the arguments, runs a command, turns the outcome into an exit code.</summary>
internal static class FuzzApp
{
    private const string ExitCodes = """
        Exit codes:
          0    all well
          1    findings: some input breaks a property
          2    wrong usage, or something that is needed is missing
          130  stopped by Ctrl-C
        """;

    public static int Run(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            var parsed = Build(output, error).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0) return WrongUsage(error, string.Join('\n', parsed.Errors.Select(fault => fault.Message)));
            var invocation = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // Program handles the signals.
            };
            return parsed.InvokeAsync(invocation, cancellationToken).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            error.WriteLine("Stopped.");
            return ExitCode.Stopped;
        }
        catch (Exception fault) when (fault is UsageException or IOException or UnauthorizedAccessException)
        {
            return WrongUsage(error, fault.Message);
        }
        finally
        {
            output.Flush();
            error.Flush();
        }
    }

    private static RootCommand Build(TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Tries to hurt the extraction: hostile constructions, broken pages, and the properties that hold on all of them.")
        {
            ProbeCommand.Create(output),
            MutateCommand.Create(output, error),
            AflCommand.Create(),
            ReplayCommand.Create(output),
        };
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction standard }) option.Action = new HelpWithExitCodes(standard);
        }

        return root;
    }

    private static int WrongUsage(TextWriter error, string message)
    {
        foreach (var line in message.Split('\n')) error.WriteLine($"error: {line}");
        error.WriteLine("See 'Extractor.Fuzz --help'.");
        return ExitCode.WrongUsage;
    }

    private sealed class HelpWithExitCodes(HelpAction standard) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            standard.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(ExitCodes);
            return ExitCode.Success;
        }
    }
}
