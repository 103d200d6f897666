using Extractor.Pipelines;
#if PARQUET
using Extractor.Parquet;
#endif

namespace Extractor.CommandLine.Output;

/// <summary>Parquet, where this build has it: what writes it needs the runtime's compiler, which a native build has not.</summary>
internal static class ParquetFormat
{
    /// <summary>What turns the results of a run into a Parquet file.</summary>
    /// <exception cref="UsageException">This build cannot.</exception>
    public static IResultConversion Conversion() =>
#if PARQUET
        new ParquetConversion();
#else
        throw new UsageException("This native build has no Parquet; the .NET tool has: dotnet tool install Extractor.Console.");
#endif
}
