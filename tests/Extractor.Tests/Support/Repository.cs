namespace Extractor.Tests.Support;

/// <summary>The checked-out sources: fixtures are read from there, byte for byte, rather than from copies in the output.</summary>
internal static class Repository
{
    private static readonly Lazy<string> Found = new(FindRoot);

    /// <summary>The folder that holds <c>Extractor.sln</c>.</summary>
    public static string Root => Found.Value;

    /// <summary>A path inside the repository.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Extractor.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Extractor.sln.");
    }
}
