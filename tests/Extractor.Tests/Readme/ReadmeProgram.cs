using System.Reflection;
using System.Runtime.Loader;
using Extractor.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Extractor.Tests.Readme;

/// <summary>Compiles a block as the program of a new console project would be, and runs it.</summary>
internal static class ReadmeProgram
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    /// <summary>The compiler's errors and warnings; none when <paramref name="program"/> is the compiled block.</summary>
    public static IReadOnlyList<string> Compile(string code, out byte[] program)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            "ReadmeBlock",
            [CSharpSyntaxTree.ParseText(ImplicitUsings.Source, parse), CSharpSyntaxTree.ParseText(code, parse)],
            References.Value,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        program = stream.ToArray();
        return [.. result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString())];
    }

    /// <summary>Runs a compiled block in a folder and gives what it printed.</summary>
    public static string Run(byte[] program, string folder)
    {
        var output = new StringWriter { NewLine = "\n" };
        var (console, current) = (Console.Out, Environment.CurrentDirectory);
        var context = new AssemblyLoadContext("README", isCollectible: true);
        try
        {
            Console.SetOut(output);
            Environment.CurrentDirectory = folder;
            var main = context.LoadFromStream(new MemoryStream(program)).EntryPoint!;
            main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()], null);
        }
        finally
        {
            Environment.CurrentDirectory = current;
            Console.SetOut(console);
            context.Unload();
        }
        return output.ToString().TrimEnd('\n');
    }
}
