using System.CommandLine;
using System.Reflection;
using Extractor.CommandLine.Commands;

namespace Extractor.CommandLine;

/// <summary>The whole program behind <c>Main</c>: parses the arguments, runs a command, turns the outcome into an exit code.</summary>
internal static class ConsoleApp
{
    public static string Version { get; } =
        typeof(ConsoleApp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    public static async Task<int> RunAsync(string[] args, ConsoleStreams streams, CancellationToken cancellationToken)
    {
        try
        {
            // No response files: an argument that starts with @ is what it says.
            var parsed = Build(streams).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0)
            {
                // A message may list choices on lines of their own.
                var messages = parsed.Errors.Select(error => error.Message.Replace("\t", "", StringComparison.Ordinal).ReplaceLineEndings(" "))
                    .Distinct(StringComparer.Ordinal);
                return WrongUsage(streams, string.Join('\n', messages), parsed.CommandResult.Command);
            }

            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = streams.Output,
                    Error = streams.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null, // Program handles the signals.
                },
                cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            streams.Error.WriteLine("Stopped.");
            return ExitCode.Stopped;
        }
        catch (Exception e) when (e is UsageException or IOException or UnauthorizedAccessException)
        {
            return WrongUsage(streams, e.Message, command: null);
        }
        finally
        {
            streams.Output.Flush();
            streams.Error.Flush();
        }
    }

    private static RootCommand Build(ConsoleStreams streams)
    {
        var root = new RootCommand(
            "Extracts title, byline, dateline, body, captions and related links from news pages. Without a command it runs the demo.")
        {
            DemoCommand.Create(streams),
            GetCommand.Create(streams),
            ExtractCommand.Create(streams),
            BatchCommand.Create(streams),
            WarcCommand.Create(streams),
            SitemapCommand.Create(streams),
            FeedCommand.Create(streams),
            WatchCommand.Create(streams),
        };
        root.SetAction((_, cancellationToken) => DemoCommand.RunAsync(streams, serve: false, cancellationToken));
        foreach (var option in root.Options)
        {
            if (option is VersionOption) option.Action = new VersionAction(Version);
        }

        HelpWithExamples.AddTo(root);
        return root;
    }

    private static int WrongUsage(ConsoleStreams streams, string message, Command? command)
    {
        foreach (var line in message.Split('\n')) streams.Error.WriteLine($"error: {line}");
        var name = command is null or RootCommand ? "" : command.Name + " ";
        streams.Error.WriteLine($"See 'extractor {name}--help'.");
        return ExitCode.WrongUsage;
    }
}
