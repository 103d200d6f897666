namespace Extractor.CommandLine.Output;

internal enum OutputFormat
{
    /// <summary>Laid out for people.</summary>
    Text,

    /// <summary>The article object, indented, or <c>{"error":{…}}</c>.</summary>
    Json,

    /// <summary>One result line a page, as <c>batch</c> writes them.</summary>
    Jsonl,

    /// <summary>A table with one row a page.</summary>
    Csv,

    /// <summary>An Apache Parquet file with one row a page; for runs over many pages.</summary>
    Parquet,

    /// <summary>A folder with a Markdown file for each article, its facts as front matter; for runs over many pages.</summary>
    MarkdownFiles,

    /// <summary>The article as Markdown.</summary>
    Markdown,

    /// <summary>The article as a sanitised HTML fragment.</summary>
    Html,
}
