using Extractor.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Extractor.Tests.Architecture;

/// <summary>One use of something in the library's sources.</summary>
/// <param name="From">The folder of the file; empty for the files beside the project file.</param>
/// <param name="To">The folder that declares what is used; null where another assembly does.</param>
/// <param name="Assembly">The assembly that declares what is used.</param>
/// <param name="Type">The type that is used, or whose member is.</param>
/// <param name="Member">The member that is used; null for the type itself.</param>
/// <param name="Place">File and line.</param>
internal sealed record SourceUse(string From, string? To, string Assembly, string Type, ISymbol? Member, string Place)
{
    public override string ToString() => $"{Place}: {Type}{(Member is null ? "" : "." + Member.Name)}";
}

/// <summary>The library's sources as the compiler understands them: who uses what, whether or not a using directive says so.</summary>
internal sealed class SourceMap
{
    private readonly CSharpCompilation compilation;

    /// <param name="files">Each source file: its path inside the project, parted by <c>/</c>, and its text.</param>
    public SourceMap(IEnumerable<(string Path, string Text)> files)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var library = typeof(ArticleExtractor).Assembly.Location;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) != Path.GetFileName(library)).Select(path => MetadataReference.CreateFromFile(path));
        compilation = CSharpCompilation.Create(
            "Extractor",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parse, file.Path)).Prepend(CSharpSyntaxTree.ParseText(ImplicitUsings.Source, parse)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Uses = [.. Files.SelectMany(UsesIn)];
    }

    public IReadOnlyList<SourceUse> Uses { get; }

    private IEnumerable<SyntaxTree> Files => compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0);

    /// <summary>The library's own sources.</summary>
    public static SourceMap Read(string folder) => new(SourceFiles(folder).Select(path =>
        (Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path))));

    public static IEnumerable<string> SourceFiles(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(folder, path).Split('/', '\\').Any(part => part is "obj" or "bin"))
        .Order(StringComparer.Ordinal);

    /// <summary>Where objects of a type are made.</summary>
    public IEnumerable<(string Folder, string Place)> Creations(string type)
    {
        foreach (var tree in Files)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
            {
                if (model.GetTypeInfo(node).Type?.ToDisplayString(NullableFlowState.None) == type) yield return (FolderOf(tree), PlaceOf(node));
            }
        }
    }

    /// <summary>What makes a regular expression, as written: an attribute, a constructor or a static method.</summary>
    public IEnumerable<(string Text, string Place)> Regexes()
    {
        foreach (var node in Files.SelectMany(tree => tree.GetRoot().DescendantNodes()))
        {
            var isRegex = node switch
            {
                AttributeSyntax attribute => attribute.Name.ToString() is "GeneratedRegex" or "GeneratedRegexAttribute",
                ObjectCreationExpressionSyntax creation => creation.Type.ToString() is "Regex" or "System.Text.RegularExpressions.Regex",
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression.ToString() is "Regex" or "System.Text.RegularExpressions.Regex",
                _ => false,
            };
            if (isRegex) yield return (node.ToString(), PlaceOf(node));
        }
    }

    private static string FolderOf(SyntaxTree tree) => tree.FilePath.Contains('/', StringComparison.Ordinal) ? tree.FilePath.Split('/')[0] : "";

    private static string PlaceOf(SyntaxNode node) =>
        $"{node.SyntaxTree.FilePath}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1})";

    private IEnumerable<SourceUse> UsesIn(SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var symbol = model.GetSymbolInfo(name).Symbol;
            var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
            if (type?.ContainingAssembly is not { } assembly) continue;
            var declared = type.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree;
            yield return new SourceUse(
                FolderOf(tree), declared is null ? null : FolderOf(declared), assembly.Name, type.OriginalDefinition.ToDisplayString(),
                symbol is INamedTypeSymbol ? null : symbol, PlaceOf(name));
        }
    }
}
