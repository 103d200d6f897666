namespace Extractor.Pipelines;

/// <summary>The forms in which a <see cref="ResultFile"/> keeps results.</summary>
public enum ResultFormat
{
    /// <summary>One <see cref="ArticleResult.ToJson"/> a line: everything, failures included.</summary>
    JsonLines,

    /// <summary>A table, failures included, as <see cref="CsvResultWriter"/> has it.</summary>
    Csv,

    /// <summary>
    /// A folder with one Markdown file for each article, its facts as YAML front matter before the text. Pages that failed have no file.
    /// </summary>
    MarkdownFiles,
}
