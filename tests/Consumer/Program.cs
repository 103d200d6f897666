using Extractor;
using Extractor.Parquet;
using Extractor.Pipelines;

const string page = """
    <!DOCTYPE html>
    <html lang="en">
    <head><title>Harbour bridge reopens after storm - Example Tribune</title></head>
    <body>
    <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
    <article>
    <h1>Harbour bridge reopens after storm</h1>
    <p class="byline">By <a href="/staff/nora-fields">Nora Fields</a></p>
    <p>The harbour bridge reopened to traffic on Tuesday, three days after a storm tore away part of its railing, the port authority said.</p>
    <p>Engineers inspected every one of the 48 cables overnight and found no damage to the deck, according to a report seen by this newspaper.</p>
    <p>Ferries, which had carried commuters since Saturday, will keep an extended timetable until the end of the week, the operator said.</p>
    </article>
    <footer>Copyright Example Tribune</footer>
    </body>
    </html>
    """;

var result = new ArticleExtractor().Extract(page, new Uri("https://tribune.example/news/bridge"));
Console.WriteLine(result.Article?.Title ?? result.Error?.Message);
var good = result.Success
    && result.Article.Title == "Harbour bridge reopens after storm"
    && result.Article.Text.Contains("inspected every one of the 48 cables", StringComparison.Ordinal)
    && Article.FromJson(result.Article.ToJson()) == result.Article;
if (!good) Console.Error.WriteLine("The packed library did not give the expected article: " + result.ToJson());

// The packages beside it: the same record as a table.
var folder = Directory.CreateTempSubdirectory("extractor-consumer-");
try
{
    var path = Path.Combine(folder.FullName, "stories.parquet");
    using (var file = ResultFile.Open(path, ResultFormat.JsonLines, new ResultFileOptions { Conversion = new ParquetConversion() }))
    {
        file.Write(result);
        await file.CompleteAsync();
    }

    var isTable = File.ReadAllBytes(path).AsSpan().StartsWith("PAR1"u8);
    if (!isTable) Console.Error.WriteLine("The packed libraries did not write a table.");
    return good && isTable ? 0 : 1;
}
finally
{
    folder.Delete(recursive: true);
}
