using Extractor.Languages;

namespace Extractor.Assemble;

/// <summary>What the library reads once in a process, before the first page is done.</summary>
internal static class BuiltInData
{
    private static int started;

    /// <summary>
    /// Reads what nearly every page needs, and what those without a time in their own language do, beside the thread that asks: by the time that the first page is parsed, it is there. Whoever needs
    /// something before that waits for it or reads it.
    /// </summary>
    public static void ReadAhead()
    {
        if (Environment.ProcessorCount == 1 || Interlocked.Exchange(ref started, 1) != 0) return;
        // What goes wrong here goes wrong again, and is told, where the data is needed.
        _ = Task.Run(() =>
        {
            // In the order in which a page asks.
            LanguageCatalog.BuiltIn.For(null).ReadAhead();
            _ = LearnedModels.BuiltIn;
            Places.ReadAhead();
            LanguageCatalog.BuiltIn.Any.ReadAhead();
        });
    }
}
