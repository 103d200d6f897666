using System.Text;

namespace Extractor.CommandLine.Newsroom;

/// <summary>The newsroom's stories. Their places, people and hosts are invented; their pages are built as real ones are.</summary>
internal static class Stories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        new Story
        {
            Name = "ferry",
            Path = "/world/ferry-crew-pulls-31-from-sinking-trawler",
            Page = "ferry.html",
            About = "English agency story: JSON-LD, two authors, an AP dateline, two captions",
            Meaning = new Meaning
            {
                Kicker = "Rescue at sea",
                Title = "Ferry crew pulls 31 from sinking trawler off Port Ellery",
                Standfirst = "A commuter ferry turned back into a gale on Tuesday night after hearing one faint call for help.",
                Authors = ["Mara Lindqvist", "Tom Adeyemi"],
                Published = "2026-03-04T09:15:00-05:00",
                Place = "PORT ELLERY, Maine",
                Source = "AP",
                Paragraphs = 7,
                Credits = ["AP Photo/Dana Whitlock", "AP Photo/Dana Whitlock"],
                InlineLinks = ["Gale warning extended along the northern coast"],
                RelatedLinks = ["Harbor pilots ask for a second tug", "What it costs to insure a trawler fleet"],
            },
        },
        new Story
        {
            Name = "sekolah",
            Path = "/daerah/sekolah-terapung-pertama-di-labuan-bajo",
            Page = "sekolah.html",
            About = "Indonesian: no JSON-LD, the time and its zone (WIB) only in print, closing initials",
            Meaning = new Meaning
            {
                Title = "Sekolah Terapung Pertama di Labuan Bajo Mulai Menerima Murid",
                Authors = ["Sekar Maharani"],
                Published = "2026-03-04T14:05:00+07:00",
                Place = "Labuan Bajo",
                Paragraphs = 5,
                Credits = ["Rangga Wirayuda/Kabar Nusa"],
                InlineLinks = ["Jembatan Labuan Bajo Dibangun Kembali Tahun Depan"],
                RelatedLinks = ["Koperasi Nelayan Membeli Dua Perahu Baru", "Perpustakaan Keliling Sampai ke Pulau Terluar"],
                EndCredit = "RNA",
            },
        },
        new Story
        {
            Name = "windpark",
            Path = "/wirtschaft/buergerwindpark-zahlt-gewinn-an-schulen-aus",
            Page = "windpark.html",
            About = "German: the server is too busy twice, then sends the story",
            BusyAnswers = 2,
            Meaning = new Meaning
            {
                Kicker = "Energie vom Deich",
                Title = "Bürgerwindpark zahlt erstmals Gewinn an Schulen aus",
                Standfirst = "Elf Windräder, 412 Eigentümer und ein Beschluss: Der Überschuss des Jahres geht an drei Schulen.",
                Authors = ["Henrike Voss"],
                Published = "2026-03-04T07:30:00+01:00",
                Place = "Neuensiel",
                Source = "dpa/lni",
                Paragraphs = 4,
                Credits = ["Jonas Petri/dpa"],
                InlineLinks = ["Netzausbau an der Küste verzögert sich erneut"],
                RelatedLinks = ["Gemeinde sucht Standort für Stromspeicher", "Samtgemeinde beschließt Haushalt ohne neue Schulden"],
            },
        },
        new Story
        {
            Name = "marsa",
            Path = "/economy/marsa-night-market",
            Page = "marsa.html",
            About = "Arabic, right to left: a Reuters dateline with its day, a caption that is credited to the agency",
            Meaning = new Meaning
            {
                Title = "مرسى الزهور تفتتح أول سوق ليلية لصيادي المدينة",
                Authors = ["ليلى المنصوري"],
                Published = "2026-03-04T20:10:00+03:00",
                Place = "مرسى الزهور",
                Source = "رويترز",
                Date = "4 مارس",
                Paragraphs = 4,
                Credits = ["رويترز"],
                InlineLinks = ["دعم الوقود لقوارب الصيد يبدأ في أبريل"],
                RelatedLinks = ["مصنع ثلج يعمل بالشمس وحدها", "مجلس الميناء ينتخب رئيسة جديدة"],
            },
        },
        new Story
        {
            Name = "todai",
            Path = "/articles/20260304-todai",
            Page = "todai.html",
            About = "Japanese in Shift_JIS, named only in the page; it has no dateline and none is invented",
            Charset = ShiftJis(),
            Meaning = new Meaning
            {
                Title = "無人の灯台、地元高校生が百年ぶりに「灯台守」へ",
                Authors = ["西岡真帆"],
                Published = "2026-03-04T17:00:00+09:00",
                Paragraphs = 4,
                Credits = [""],
                InlineLinks = [],
                RelatedLinks = ["岬の遊歩道、春に再開へ", "灯台のレンズ、県の文化財に"],
            },
        },
        new Story
        {
            Name = "withdrawn",
            Path = "/world/withdrawn-story",
            Page = "gone.html",
            About = "a story that the newsroom took down: 410, which is a result and no exception",
        },
    ];

    private static Encoding ShiftJis() => CodePagesEncodingProvider.Instance.GetEncoding("shift_jis")!;
}
