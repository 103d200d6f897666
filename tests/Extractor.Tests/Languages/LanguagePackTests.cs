using System.Text;
using Extractor.Languages;
using Extractor.Text;

namespace Extractor.Tests.Languages;

public sealed class LanguagePackTests
{
    private static IEnumerable<string> Codes => LanguageCatalog.BuiltIn.Packs.Keys.Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Codes))]
    public void An_embedded_pack_is_sane(string code)
    {
        var pack = LanguageCatalog.BuiltIn.Packs[code];
        var lexicon = LanguageCatalog.BuiltIn.For(code);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pack.Code, Is.EqualTo(code));
            Assert.That(pack.Name, Is.Not.Empty);
            Assert.That(lexicon.Code, Is.EqualTo(code));
            Assert.That(pack.Data.InlineMarkers, Is.Not.Null.And.Not.Empty);
            for (var month = 1; month <= (pack.Data.Months?.Length ?? 0); month++)
            {
                foreach (var name in pack.Data.Months![month - 1])
                {
                    Assert.That(lexicon.TryMonth(name.ToUpperInvariant(), out var read), Is.True, name);
                    Assert.That(read, Is.EqualTo(month), name);
                }
            }

            foreach (var name in pack.Data.Weekdays?.SelectMany(d => d) ?? [])
                Assert.That(lexicon.IsWeekday(name), Is.True, name);
            foreach (var marker in pack.Data.InlineMarkers!.Where(m => !m.Contains('…', StringComparison.Ordinal)))
                Assert.That(lexicon.StartsWithInlineMarker($"{marker.TrimEnd(':')}: Harbour reopens", out _), Is.True, marker);
            foreach (var heading in pack.Data.RelatedHeadings?.Where(h => !h.Contains('…', StringComparison.Ordinal)) ?? [])
                Assert.That(lexicon.IsRelatedHeading(heading.ToUpperInvariant()), Is.True, heading);
            foreach (var prefix in pack.Data.BylinePrefixes ?? [])
                Assert.That(lexicon.TryStripBylinePrefix($"{prefix} Ann Ashby", out var length) && length >= prefix.TrimEnd(':').Length, Is.True, prefix);
            foreach (var label in pack.Data.CreditLabels ?? [])
                Assert.That(lexicon.TryCreditLabel(Fold.IsWordChar(label[^1]) ? $"{label}: Ann Ashby" : $"{label} Ann Ashby", out _), Is.True, label);
        }
    }

    [TestCaseSource(nameof(Codes))]
    public void A_pack_knows_what_stands_around_a_story(string code)
    {
        var data = LanguageCatalog.BuiltIn.Packs[code].Data;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(data.Months, Has.Length.EqualTo(12));
            Assert.That(data.Weekdays, Has.Length.EqualTo(7));
            Assert.That(
                new[]
                {
                    data.PublishedLabels, data.UpdatedLabels, data.BylinePrefixes, data.RoleWords, data.BylineNoise, data.InlineMarkers, data.RelatedHeadings,
                    data.MoreHeadings, data.CommentHeadings, data.Boilerplate, data.CreditLabels,
                },
                Has.All.Not.Null.And.All.Not.Empty);
        }
    }

    /// <summary>Single words of scripts with spaces ask for a separator, whatever the script.</summary>
    [TestCase("წაიკითხეთ", false)]
    [TestCase("ያንብቡ", false)]
    [TestCase("पढ़ें", false)]
    [TestCase("관련기사", true)]
    [TestCase("関連記事", true)]
    public void A_marker_of_one_word_asks_for_a_separator(string word, bool counts)
    {
        var pack = LanguagePack.Parse($$"""{"code":"eo","name":"Esperanto","inlineMarkers":["{{word}}"]}""");
        var lexicon = LanguageCatalog.BuiltIn.With([pack]).For("eo");
        Assert.That(lexicon.StartsWithInlineMarker($"{word} Ashby", out _), Is.EqualTo(counts));
        Assert.That(lexicon.StartsWithInlineMarker($"{word}: Ashby", out _), Is.True);
    }

    [Test]
    public void Gurmukhi_letters_of_one_sign_and_of_two_are_one() =>
        Assert.That(Fold.Text("\u0A36\u0A47\u0A05\u0A30 \u0A5B\u0A30\u0A42\u0A30"), Is.EqualTo(Fold.Text("\u0A38\u0A3C\u0A47\u0A05\u0A30 \u0A1C\u0A3C\u0A30\u0A42\u0A30")));

    [TestCase("id")]
    [TestCase("en")]
    [TestCase("de")]
    [TestCase("fr")]
    [TestCase("es")]
    [TestCase("ja")]
    [TestCase("ar")]
    [TestCase("ru")]
    public void A_first_language_has_every_list(string code)
    {
        var data = LanguageCatalog.BuiltIn.Packs[code].Data;
        Assert.That(
            new[]
            {
                data.TimeWords, data.PublishedLabels, data.UpdatedLabels, data.BylinePrefixes, data.NameJoiners, data.RoleWords, data.DeskWords,
                data.BylineNoise, data.InlineMarkers, data.RelatedHeadings, data.MoreHeadings, data.CommentHeadings, data.Boilerplate,
                data.KickerNoise, data.CreditLabels, data.FigureLabels, data.DatelineMarks, data.EndCreditLabels,
            },
            Has.All.Not.Null.And.All.Not.Empty);
    }

    /// <summary>A pack is read by parts before it is read as a whole: the parts are the same.</summary>
    [TestCaseSource(nameof(Codes))]
    public void A_part_of_an_embedded_pack_is_what_the_whole_says(string code)
    {
        var file = $"Data/languages/{code}.json";
        var pack = LanguagePack.BuiltIn(code, file);
        var whole = LanguagePackReader.Read(LibraryData.Bytes(file), file);
        var times = pack.Times;
        var marks = pack.DateMarks;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(whole.Code, Is.EqualTo(code));
            Assert.That(marks is null, Is.EqualTo(whole.DateMarks is null));
            Assert.That(Offsets(times), Is.EqualTo(Offsets(whole)));
            foreach (var property in typeof(LanguageTimeData).GetProperties())
            {
                if (property.PropertyType != typeof(DateMarkData) && property.Name != nameof(LanguageTimeData.Zones))
                    Assert.That(property.GetValue(times), Is.EqualTo(property.GetValue(whole)), property.Name);
            }

            foreach (var property in typeof(DateMarkData).GetProperties().Where(_ => marks is not null))
            {
                Assert.That(property.GetValue(marks), Is.EqualTo(property.GetValue(whole.DateMarks)), property.Name);
                Assert.That(property.GetValue(times.DateMarks), Is.EqualTo(property.GetValue(whole.DateMarks)), property.Name);
            }

            Assert.That(pack.Data.Name, Is.EqualTo(whole.Name));
            Assert.That(pack.Times, Is.SameAs(pack.Data));
        }
    }

    private static IEnumerable<string>? Offsets(LanguageTimeData data) => data.Zones?.Select(
        zone => $"{zone.Key} {zone.Value.Everywhere}{string.Join(' ', (zone.Value.ByCountry ?? []).Select(offset => offset.ToString()))}");

    [Test]
    public void Parts_of_a_pack_of_the_callers_own_are_the_packs()
    {
        var pack = LanguagePack.Parse("""{"code":"eo","name":"Esperanto","timeWords":["je"],"dateMarks":{"hour":["h"]}}""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pack.Times.TimeWords, Is.EqualTo(new[] { "je" }));
            Assert.That(pack.DateMarks!.Hour, Is.EqualTo(new[] { "h" }));
        }
    }

    /// <summary>The library reads its own files without looking for mistakes.</summary>
    [Test]
    public void The_files_of_the_library_have_no_mistake()
    {
        var files = LibraryData.Under("Data/languages/").ToArray();
        Assert.That(files, Has.Length.EqualTo(LanguageCatalog.BuiltIn.Packs.Count));
        foreach (var file in files)
            Assert.That(() => LanguagePackReader.Read(LibraryData.Bytes(file), file), Throws.Nothing);
    }

    [Test]
    public void Phrases_do_not_vanish_when_folded()
    {
        foreach (var pack in LanguageCatalog.BuiltIn.Packs.Values)
        {
            foreach (var phrase in (pack.Data.Boilerplate ?? []).Concat(pack.Data.MoreHeadings ?? []).Concat(pack.Data.BylineNoise ?? [])
                .Concat(pack.Data.ServiceLines ?? []).Concat(pack.Data.ClosingLines ?? []))
                Assert.That(PhrasePattern.Parse(phrase), Is.Not.Null, $"{pack.Code}: {phrase}");
        }
    }

    [TestCase("", "line 1")]
    [TestCase("null", "null")]
    [TestCase("[]", "line 1")]
    [TestCase("""{"code":"xx"}""", "'name'")]
    [TestCase("""{"code":"XX","name":"X"}""", "'code'")]
    [TestCase("""{"code":"x-y","name":"X"}""", "'code'")]
    [TestCase("""{"code":"xx","name":"X","markers":[]}""", "markers")]
    [TestCase("""{"code":"xx","name":"X","am":"vm"}""", "'am'")]
    [TestCase("""{"code":"xx","name":"X","name":"Y"}""", "name")]
    [TestCase("""{"code":"xx","name":"X","dateOrder":"ydm"}""", "'dateOrder'")]
    [TestCase("""{"code":"xx","name":"X","dateOrderByCountry":{"gb":"dmy"}}""", "'dateOrderByCountry'")]
    [TestCase("""{"code":"xx","name":"X","calendar":"lunar"}""", "'calendar'")]
    [TestCase("""{"code":"xx","name":"X","weekdays":[["a"],["b"],["c"],["d"],["e"],["f"]]}""", "7 entries; there are 6")]
    [TestCase("""{"code":"xx","name":"X","zones":{"WIB":"7"}}""", "'zones'")]
    [TestCase("""{"code":"xx","name":"X","zones":{"WIB":"+15:00"}}""", "'zones'")]
    [TestCase("""{"code":"xx","name":"X","zones":{"IST":{"India":"+05:30"}}}""", "'zones'")]
    [TestCase("""{"code":"xx","name":"X","zones":{"IST":{"IN":5}}}""", "'zones'")]
    [TestCase("""{"code":"xx","name":"X","zones":{"WIB":7}}""", "'zones'")]
    [TestCase("""{"code":"xx","name":"X","zones":{"WIB":null}}""", "'zones'")]
    [TestCase("""{"code":"xx","name":"X","zones":{"WIB":["+07:00"]}}""", "'zones'")]
    [TestCase("""{"code":"xx","name":"X","zones":{"IST":{"IN":{"to":"+05:30"}}}}""", "'zones'")]
    [TestCase("""{"code":"xx","name":"X","zones":{"IST":{"IN":"+05:30","IN":"+05:30"}}}""", "zones")]
    [TestCase("""{"code":"xx","name":"X","boilerplate":["ok"," … "]}""", "'boilerplate[1]'")]
    [TestCase("""{"code":"xx","name":"X","inlineMarkers":[null]}""", "'inlineMarkers[0]'")]
    [TestCase("""{"code":"xx","name":"X","dateMarks":{"year":[""]}}""", "'dateMarks.year[0]'")]
    public void A_bad_pack_says_what_is_wrong(string json, string expected) =>
        Assert.That(() => LanguagePack.Parse(json), Throws.TypeOf<FormatException>().With.Message.Contains(expected));

    [Test]
    public void A_bad_file_says_where()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "bad-pack.json");
        var months = string.Join(",\n", Enumerable.Range(1, 11).Select(m => $"    [\"m{m}\"]"));
        File.WriteAllText(path, $"{{\n  \"code\": \"xx\",\n  \"name\": \"X\",\n  \"months\": [\n{months}\n  ]\n}}\n");
        try
        {
            Assert.That(() => LanguagePack.Load(path), Throws.TypeOf<FormatException>().With.Message.Contains("bad-pack.json")
                .And.Message.Contains("line 4").And.Message.Contains("'months'").And.Message.Contains("12"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void Two_months_of_one_name_are_told_with_their_line()
    {
        var json = "{\n\"code\":\"xx\",\"name\":\"X\",\n\"months\":[[\"a\"],[\"b\"],[\"c\"],[\"d\"],\n[\"Á\"],[\"f\"],[\"g\"],[\"h\"],[\"i\"],[\"j\"],[\"k\"],[\"l\"]]}";
        Assert.That(() => LanguagePack.Parse(json), Throws.TypeOf<FormatException>().With.Message.Contains("line 4").And.Message.Contains("'months[4]'"));
    }

    [Test]
    public void A_pack_of_the_callers_own_takes_effect_alone()
    {
        const string json = """
            {
              "code": "eo",
              "name": "Esperanto",
              "dateOrder": "ymd",
              "months": [["januaro"],["februaro"],["marto"],["aprilo"],["majo"],["junio"],["julio"],["aŭgusto"],["septembro"],["oktobro"],["novembro"],["decembro"]],
              "inlineMarkers": ["legu ankaŭ"]
            }
            """;
        using var stream = new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(json)]);
        var catalog = LanguageCatalog.BuiltIn.With([LanguagePack.Load(stream)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stream.CanRead, Is.True);
            Assert.That(catalog.For("eo-XX").StartsWithInlineMarker("LEGU ANKAŬ: Haveno", out var length), Is.True);
            Assert.That(length, Is.EqualTo("LEGU ANKAŬ: ".Length));
            Assert.That(PrintedTime.TryRead("19 junio 2024", catalog.For("eo"), null, out var time, out _, out _), Is.True);
            Assert.That(time!.ToString(), Is.EqualTo("2024-06-19"));
            Assert.That(LanguageCatalog.BuiltIn.For("eo").StartsWithInlineMarker("Legu ankaŭ: Haveno", out _), Is.False);
        }
    }

    [Test]
    public void Extractors_without_packs_of_their_own_share_what_is_compiled() =>
        Assert.That(LanguageCatalog.BuiltIn.With([]).For("de"), Is.SameAs(LanguageCatalog.BuiltIn.For("de")));

    [Test]
    public void A_pack_replaces_the_built_in_one_of_its_code()
    {
        var catalog = LanguageCatalog.BuiltIn.With([LanguagePack.Parse("""{"code":"id","name":"Indonesian","inlineMarkers":["sila baca"]}""")]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(catalog.For("id").StartsWithInlineMarker("Sila baca: Harga beras", out _), Is.True);
            Assert.That(catalog.For("id").StartsWithInlineMarker("Baca juga: Harga beras", out _), Is.False);
            Assert.That(LanguageCatalog.BuiltIn.For("id").StartsWithInlineMarker("Baca juga: Harga beras", out _), Is.True);
        }
    }

    [TestCase("id-ID", "id")]
    [TestCase("ID", "id")]
    [TestCase("in", "id")]
    [TestCase("nb-NO", "no")]
    [TestCase("nn", "no")]
    [TestCase("iw", "he")]
    [TestCase("zh_Hant_TW", "zh")]
    [TestCase(null, "en")]
    [TestCase("", "en")]
    [TestCase("xx", "")]
    [TestCase("english", "")]
    [TestCase("--", "")]
    public void A_tag_leads_to_its_language(string? tag, string code) =>
        Assert.That(LanguageCatalog.BuiltIn.For(tag).Code, Is.EqualTo(code));
}
