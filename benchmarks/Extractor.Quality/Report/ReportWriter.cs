using System.Globalization;
using System.Text;
using Extractor.Quality.Run;

namespace Extractor.Quality.Report;

/// <summary>Writes the figures as Markdown: the same for the same measurements.</summary>
internal static class ReportWriter
{
    private static readonly string[] Metrics =
    [
        "body.f1", "body.f1>=0.95", "paragraphs.f1", "promo.leak", "aeb.f1", "snippets.f1", "title.exact", "standfirst.f1", "authors.f1", "authors.page-exact", "published.day",
        "published.instant", "captions.f1", "captions.credit", "dateline.place.f1", "dateline.source.f1", "relatedLinks.f1", "topics.f1",
    ];

    private static readonly string[] Paired = ["body", "paragraphs", "authors", "captions", "dateline.place", "dateline.source", "relatedLinks", "topics"];

    private static readonly string[] LanguageMetrics = ["body.f1", "snippets.f1", "title.exact", "authors.f1", "published.day", "captions.f1", "relatedLinks.f1"];

    public static string Write(Measured measured, PeerFigures peers, Notes notes)
    {
        var text = new StringBuilder();
        WriteSuites(text, measured, peers);
        WritePooled(text, measured);
        WriteLanguages(text, measured);
        WriteLoss(text, measured);
        WriteWorst(text, measured, notes);
        return text.ToString();
    }

    private static void WriteSuites(StringBuilder text, Measured measured, PeerFigures peers)
    {
        text.Append("### By suite\n\n");
        text.Append("\"In fold\" is the shipped model, which has seen these pages; \"out of fold\" are models that have seen no page of the host. SmartReader was run by the same command on the ")
            .Append("same pages; the others were ").Append(peers.Source).Append(". The best of a row, ours in fold apart, is bold; \"–\" stands for what was not measured. ")
            .Append("`promo.leak` is the better the lower.\n");
        foreach (var suite in measured.Settings.Chosen)
        {
            var shown = peers.Peers.Where(peer => Metrics.Any(metric => peers.Find(suite, metric, peer.Key) is not null)).ToList();
            text.Append(CultureInfo.InvariantCulture, $"\n**{suite}**, {measured.InFold.Pages(suite)} pages; without an article: {measured.InFold.Failures(suite)} in fold, ")
                .Append(measured.OutOfFold is { } oof ? string.Create(CultureInfo.InvariantCulture, $"{oof.Failures(suite)} out of fold, ") : "")
                .Append(CultureInfo.InvariantCulture, $"{measured.SmartReader.Failures(suite)} of SmartReader\n\n");
            Row(text, ["Metric", "in fold", "out of fold", "SmartReader 0.11.1", .. shown.Select(peer => peer.Name)]);
            Rule(text, 4 + shown.Count);
            foreach (var metric in Metrics)
            {
                if (measured.InFold.Find(suite, metric) is not { } inFold) continue;
                double?[] rivals = [measured.OutOfFold?.Find(suite, metric), measured.SmartReader.Find(suite, metric), .. shown.Select(peer => peers.Find(suite, metric, peer.Key))];
                Row(text, [$"`{metric}`", Number(inFold), .. Marked(rivals, metric == "promo.leak")]);
            }
        }
    }

    private static void WritePooled(StringBuilder text, Measured measured)
    {
        text.Append("\n### All suites pooled\n\n").Append(Which(measured)).Append("\n\n");
        Row(text, ["Field", "precision", "recall", "F1"]);
        Rule(text, 4);
        foreach (var field in (string[])["dateline.place", "dateline.source", "authors", "captions", "relatedLinks", "topics"])
        {
            if (measured.Pooled.Find("all", field + ".f1") is not { } f1) continue;
            Row(text, [field, Number(measured.Pooled.Find("all", field + ".precision")), Number(measured.Pooled.Find("all", field + ".recall")), Number(f1)]);
        }
    }

    private static void WriteLanguages(StringBuilder text, Measured measured)
    {
        text.Append("\n### By language\n\nAll suites together; `?` are pages whose language is not known, \"others\" languages of few pages. ").Append(Which(measured)).Append("\n\n");
        Row(text, ["Language", "pages", .. LanguageMetrics.Select(metric => $"`{metric}`")]);
        Rule(text, 2 + LanguageMetrics.Length);
        foreach (var (language, scores) in measured.Languages)
            Row(text, [language, scores.Pages("all").ToString(CultureInfo.InvariantCulture), .. LanguageMetrics.Select(metric => Number(scores.Find("all", metric)))]);
    }

    private static void WriteLoss(StringBuilder text, Measured measured)
    {
        text.Append("\n### By source of loss\n\nWhat was said and is wrong lowers precision, what is missing lowers recall. ").Append(Which(measured)).Append("\n\n");
        Row(text, ["Field", "suite", "precision", "recall"]);
        Rule(text, 4);
        foreach (var field in Paired)
        {
            foreach (var suite in measured.Settings.Chosen)
            {
                var scores = measured.OutOfFold ?? measured.InFold;
                if (scores.Find(suite, field + ".precision") is { } precision) Row(text, [field, suite, Number(precision), Number(scores.Find(suite, field + ".recall"))]);
            }
        }

        text.Append("\nWhere the values came from (`sources` of the record; \"none\": no value was found), and how much of the field's loss over all suites lies there:\n\n");
        Row(text, ["Field", "source", "pages", "mean score", "share of the loss"]);
        Rule(text, 5);
        foreach (var field in Fields.All)
            foreach (var row in LossTable.Of(field, measured)) Row(text, row.Cells());
    }

    private static void WriteWorst(StringBuilder text, Measured measured, Notes notes)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### The worst pages of each field\n\nThe {measured.Settings.Worst} worst over all suites, those that lose nothing left out, and why they lose: written by hand in ")
            .Append("`benchmarks/Extractor.Quality/notes.json`. \"Truth wrong\" says that the page bears our value out. ").Append(Which(measured)).Append('\n');
        foreach (var field in Fields.All)
        {
            var worst = measured.WorstOf(field.Name).ToList();
            if (worst.Count == 0) continue;
            text.Append("\n**").Append(field.Title).Append("**\n\n");
            Row(text, ["Page", "score", "Why"]);
            Rule(text, 3);
            foreach (var (page, score) in worst) Row(text, [$"`{page}`", field.Name == "promoLeak" ? Lines(score) : Number(Math.Clamp(score, 0, 1)), Reason(notes.Find(field.Name, page))]);
        }
    }

    private static string Which(Measured measured) => measured.OutOfFold is null ? "In fold." : "Out of fold.";

    private static string Lines(double score) => string.Create(CultureInfo.InvariantCulture, $"{-score:0} left");

    private static string Reason(string? note)
    {
        if (note is null) return "–";
        var reason = note.StartsWith(Notes.WrongTruth, StringComparison.Ordinal) ? "Truth wrong: " + note[Notes.WrongTruth.Length..].Trim() : note;
        return reason.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
    }

    /// <summary>The figures of a row, the best of them bold; equal ones all.</summary>
    private static IEnumerable<string> Marked(double?[] values, bool lowerIsBetter)
    {
        var rounded = values.Select(value => value is { } given ? Math.Round(given, 3) : (double?)null).ToList();
        var best = lowerIsBetter ? rounded.Min() : rounded.Max();
        return rounded.Select(value => value is not null && value == best ? $"**{Number(value)}**" : Number(value));
    }

    internal static string Number(double? value) => value is { } given ? given.ToString("0.000", CultureInfo.InvariantCulture) : "–";

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static void Rule(StringBuilder text, int columns) => text.Append('|').Append(string.Concat(Enumerable.Repeat("---|", columns))).Append('\n');
}
