using System.CommandLine;
using Extractor.Fuzz.Properties;
using SharpFuzz;

namespace Extractor.Fuzz.Commands;

/// <summary><c>afl</c>: what AFL++ runs; it hands over inputs and sees which branches each takes.</summary>
internal static class AflCommand
{
    /// <summary>Set by afl-fuzz: where the branches are noted.</summary>
    private const string Memory = "__AFL_SHM_ID";

    private const int MostInput = 1_000_000;

    public static Command Create()
    {
        var command = new Command("afl", "Serves AFL++ through SharpFuzz; to be started by afl-fuzz, as afl.sh does.");
        command.SetAction(_ =>
        {
            if (Environment.GetEnvironmentVariable(Memory) is null) throw new UsageException("afl is started by afl-fuzz; run tests/Extractor.Fuzz/afl.sh.");
            // Made with the first input: what is instrumented must not run before SharpFuzz has its memory.
            PageProperties? properties = null;
            Fuzzer.OutOfProcess.Run(stream =>
            {
                using var input = new MemoryStream();
                stream.CopyTo(input);
                if (input.Length > MostInput) return;
                properties ??= new PageProperties(new ExtractorOptions { MaxDuration = TimeSpan.FromMinutes(5) });
                var findings = properties.Check(input.ToArray());
                // Time is for AFL++ to judge: instrumented code is slower.
                if (findings.FirstOrDefault(finding => finding.Property is not ("time" or "memory")) is { } finding)
                    throw new InvalidOperationException($"{finding.Property}: {finding.Detail}");
            });
            return ExitCode.Success;
        });
        return command;
    }
}
