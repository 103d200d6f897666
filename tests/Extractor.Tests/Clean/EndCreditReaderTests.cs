using Extractor.Clean;
using Extractor.Languages;

namespace Extractor.Tests.Clean;

[TestFixture]
internal sealed class EndCreditReaderTests
{
    [TestCase("id", "(WIL)", "WIL")]
    [TestCase("id", "[RTN]", "RTN")]
    [TestCase("id", "(ANTARA)", "ANTARA")]
    [TestCase("id", "Editor: Sari Muster", "Editor: Sari Muster")]
    [TestCase("de", "dpa", "dpa")]
    [TestCase("de", "AFP/xyz", "AFP/xyz")]
    [TestCase("de", "dpa/lni", "dpa/lni")]
    [TestCase("de", "(mmu/abc)", "mmu/abc")]
    [TestCase("de", "© dpa-infocom, dpa:240619-99-123456/3", "dpa-infocom, dpa:240619-99-123456/3")]
    [TestCase("es", "(c) Agencia EFE", "Agencia EFE")]
    [TestCase("en", "Reporting by Jane Doe; Editing by John Roe", "Reporting by Jane Doe; Editing by John Roe")]
    [TestCase("en", "(Reporting by Jane Doe; Editing by John Roe)", "Reporting by Jane Doe; Editing by John Roe")]
    [TestCase("en", "Reuters, AP", "Reuters, AP")]
    [TestCase("pl", "abc/ xyz/", "abc/ xyz/")]
    [TestCase("pl", "abc/", "abc/")]
    public void ReadsABlockThatIsACredit(string language, string block, string credit) =>
        Assert.That(EndCreditReader.Read(block, LanguageCatalog.BuiltIn.For(language), isLastBlock: true), Is.EqualTo(new EndCredit(credit, 0)));

    [TestCase("de", "Die Arbeiten beginnen im Mai, sagte sie. (dpa)", "dpa")]
    [TestCase("de", "Die Arbeiten beginnen im Mai, sagte sie. dpa/lni", "dpa/lni")]
    [TestCase("id", "Pekerjaan dimulai bulan Mei, katanya. (WIL)", "WIL")]
    [TestCase("en", "\"Work begins in May,\" she said. [AFP]", "AFP")]
    public void ReadsACreditBehindTheLastSentence(string language, string block, string credit)
    {
        var lexicon = LanguageCatalog.BuiltIn.For(language);
        var read = EndCreditReader.Read(block, lexicon, isLastBlock: true);

        Assert.Multiple(() =>
        {
            Assert.That(read?.Credit, Is.EqualTo(credit));
            Assert.That(block[..(read?.Start ?? 0)].TrimEnd(), Does.EndWith("."));
            Assert.That(EndCreditReader.Read(block, lexicon, isLastBlock: false), Is.Null);
        });
    }

    [TestCase("en", "The stone came from the United States (USA).")]
    [TestCase("en", "The stone came from there. (USA)")]
    [TestCase("en", "The agency that counts the ships is called the Harbour Office (HO).")]
    [TestCase("en", "(END)")]
    [TestCase("pl", "news/Comets/")]
    [TestCase("pl", "abc xyz/")]
    [TestCase("en", "(more)")]
    [TestCase("en", "(Photo)")]
    [TestCase("en", "(The stone came from the quarry across the bay.)")]
    [TestCase("en", "Editor of the paper for ten years, she left the harbour town in May.")]
    [TestCase("en", "Work begins in May.")]
    [TestCase("en", "Yes")]
    [TestCase("en", "2024")]
    [TestCase("en", "")]
    [TestCase("en", "()")]
    [TestCase("de", "Das meldete die Nachrichtenagentur (dpa).")]
    [TestCase("de", "Die Arbeiten beginnen im Mai (siehe Foto).")]
    [TestCase("id", "Pekerjaan dimulai bulan Mei.")]
    public void LeavesTextAlone(string language, string block) =>
        Assert.That(EndCreditReader.Read(block, LanguageCatalog.BuiltIn.For(language), isLastBlock: true), Is.Null);
}
