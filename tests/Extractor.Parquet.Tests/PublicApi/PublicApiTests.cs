using Extractor.Tests.Support;
using PublicApiGenerator;

namespace Extractor.Parquet.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Test]
    public void The_public_API_is_the_approved_one()
    {
        var approvedPath = Repository.PathOf("tests", "Extractor.Parquet.Tests", "PublicApi", "approved.txt");
        var receivedPath = Path.Combine(TestContext.CurrentContext.WorkDirectory, "public-api.received.txt");
        var received = typeof(ParquetResultWriter).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n").TrimEnd() + "\n";
        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : "";
        File.WriteAllText(receivedPath, received);

        Assert.That(received, Is.EqualTo(approved), $"If that is meant, copy {receivedPath} over {approvedPath} and say so in CHANGELOG.md.");
    }
}
