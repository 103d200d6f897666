namespace Extractor.Tests.Support;

/// <summary>The folder <c>shared</c> beside the repository, which holds the seed story and the corpus. A bare clone has none.</summary>
internal static class SharedFolder
{
    /// <summary>Finds the folder.</summary>
    /// <returns>Its path, or null where it is absent.</returns>
    public static string? Find()
    {
        var parent = Path.GetDirectoryName(Repository.Root);
        if (parent is null) return null;
        var shared = Path.Combine(parent, "shared");
        return Directory.Exists(shared) ? shared : null;
    }

    /// <summary>The path of a file or folder in it; the running test is skipped where that is absent.</summary>
    /// <param name="relative">The path inside the folder, parted by <c>/</c>.</param>
    public static string RequireOrIgnore(string relative)
    {
        var path = Find() is { } shared ? Path.Combine(shared, relative) : null;
        if (path is null || (!File.Exists(path) && !Directory.Exists(path)))
        {
            Assert.Ignore($"../shared/{relative} is not there; this test needs it.");
        }

        return path!;
    }
}
