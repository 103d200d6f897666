namespace Extractor.Tests.Fetch;

/// <summary>Walls on pages that come with status 200, each through the real client.</summary>
[TestFixture]
internal sealed class WallTests
{
    private const string Path = "/2026/03/04/harbour-bridge-to-open-in-spring";

    private TestSite site = null!;
    private ArticleClient client = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await TestSite.StartAsync();
        client = TestClients.New();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        client.Dispose();
        await site.DisposeAsync();
    }

    [TestCase("<script>window._cf_chl_opt={cvId:'3'};</script>", "Cloudflare")]
    [TestCase("<div id=\"sec-if-cpt-container\"></div><script src=\"/_sec/cp_challenge/verify.js\"></script>", "Akamai")]
    [TestCase("<iframe src=\"/_Incapsula_Resource?CWUDNSAI=23\">Request unsuccessful.</iframe>", "Imperva")]
    [TestCase("<script src=\"https://ct.captcha-delivery.com/c.js\"></script>", "DataDome")]
    [TestCase("<div id=\"px-captcha\"></div>", "HUMAN")]
    [TestCase("<script>window.gokuProps = {\"key\":\"x\"};</script>", "AWS WAF")]
    [TestCase("<script id=\"anubis_challenge\" type=\"application/json\">{}</script>", "Anubis")]
    public async Task A_mark_of_a_security_service_is_a_challenge(string markup, string service) =>
        await IsWallAsync(WallPages.Page("gazette.example", markup), FailureKind.Blocked, "bot challenge", service);

    [TestCase("Just a moment...", "Checking something first.")]
    [TestCase("Nur einen Moment…", "Dies dauert nicht lang.")]
    [TestCase("Un instant…", "Patience.")]
    [TestCase("Один момент…", "Подождите.")]
    [TestCase("请稍候…", "马上就好。")]
    [TestCase("しばらくお待ちください...", "確認しています。")]
    [TestCase("잠시만 기다리십시오…", "확인 중입니다.")]
    [TestCase("Bir dakika lütfen...", "Bekleyin.")]
    [TestCase("Pardon Our Interruption", "As you were browsing, something was odd.")]
    [TestCase("Attention Required! | Cloudflare", "Ray 1.")]
    [TestCase("gazette.example", "Verify you are human by completing the action below.")]
    [TestCase("gazette.example", "Bitte bestätigen Sie, dass Sie ein Mensch sind.")]
    [TestCase("gazette.example", "Confirmez que vous êtes humain.")]
    [TestCase("gazette.example", "Подтвердите, что вы не робот.")]
    [TestCase("gazette.example", "Enable JavaScript and cookies to continue")]
    public async Task A_title_or_words_of_a_challenge_and_little_else_is_one(string title, string text) =>
        await IsWallAsync(WallPages.Page(title, $"<main><p>{text}</p></main>"), FailureKind.Blocked, "bot challenge", "“");

    [TestCase("Page not found", "We can't find it", "Perhaps it has moved.")]
    [TestCase("404", "Oops!", "Nothing to see here.")]
    [TestCase("The Gazette", "Error 404: Page Not Found", "Try the search.")]
    [TestCase("Page not found | The Gazette", "Sorry", "It may have been moved or deleted.")]
    [TestCase("The Gazette - Oops! That page can’t be found.", "Lost?", "Use the menu.")]
    [TestCase("Seite nicht gefunden – Der Anzeiger", "Hoppla", "Zur Startseite.", "de")]
    [TestCase("Page introuvable", "Désolé", "Cette page n'est plus là.", "fr")]
    [TestCase("Página no encontrada", "Error 404", "Vuelva a la portada.", "es")]
    [TestCase("Jornal", "Página não encontrada", "Procure no menu.", "pt")]
    [TestCase("Pagina non trovata", "Ops", "Torna alla home.", "it")]
    [TestCase("Pagina niet gevonden", "Helaas", "Terug.", "nl")]
    [TestCase("Sidan kunde inte hittas", "Hoppsan", "Till startsidan.", "sv")]
    [TestCase("Siden blev ikke fundet", "Ups", "Til forsiden.", "da")]
    [TestCase("Fant ikke siden", "Beklager", "Til forsiden.", "no")]
    [TestCase("Sivua ei löytynyt", "Hups", "Etusivulle.", "fi")]
    [TestCase("Strona nie została znaleziona", "Błąd 404", "Wróć.", "pl")]
    [TestCase("Stránka nenalezena", "Chyba 404", "Zpět.", "cs")]
    [TestCase("A keresett oldal nem található", "Hiba", "Vissza.", "hu")]
    [TestCase("Pagina nu a fost găsită", "Ne pare rău", "Înapoi.", "ro")]
    [TestCase("Stranica nije pronađena", "Greška", "Natrag.", "hr")]
    [TestCase("Страница не найдена", "Ошибка 404", "На главную.", "ru")]
    [TestCase("Сторінку не знайдено", "Помилка", "На головну.", "uk")]
    [TestCase("Страницата не е намерена", "Грешка", "Назад.", "bg")]
    [TestCase("Η σελίδα δεν βρέθηκε", "Σφάλμα", "Πίσω.", "el")]
    [TestCase("Sayfa bulunamadı", "Hata", "Geri dön.", "tr")]
    [TestCase("Halaman tidak ditemukan", "Maaf", "Kembali.", "id")]
    [TestCase("Không tìm thấy trang", "Lỗi 404", "Quay lại.", "vi")]
    [TestCase("الصفحة غير موجودة", "خطأ 404", "عودة.", "ar")]
    [TestCase("صفحه یافت نشد", "خطا", "بازگشت.", "fa")]
    [TestCase("הדף לא נמצא", "אופס", "חזרה.", "he")]
    [TestCase("पेज नहीं मिला", "त्रुटि", "वापस।", "hi")]
    [TestCase("お探しのページは見つかりませんでした", "404", "戻る。", "ja")]
    [TestCase("페이지를 찾을 수 없습니다", "오류", "뒤로.", "ko")]
    [TestCase("404 页面不存在", "抱歉", "返回。", "zh")]
    [TestCase("ไม่พบหน้านี้", "404", "กลับ", "th")]
    public async Task A_page_that_calls_itself_missing_is_not_found(string title, string heading, string text, string language = "en") =>
        await IsWallAsync(WallPages.Missing(title, heading, text, language), FailureKind.NotFound, "no such page", "the title “");

    [TestCase("Log in", "Forgot your password?")]
    [TestCase("Sign in to continue | The Gazette", "Forgot password?")]
    [TestCase("Anmelden", "Passwort vergessen?")]
    [TestCase("Connexion", "Mot de passe oublié ?")]
    [TestCase("Iniciar sesión", "¿Olvidaste tu contraseña?")]
    [TestCase("Accedi", "Password dimenticata?")]
    [TestCase("Logga in", "Glömt lösenord?")]
    [TestCase("Zaloguj się", "Nie pamiętasz hasła?")]
    [TestCase("Вход", "Забыли пароль?")]
    [TestCase("Giriş yap", "Şifremi unuttum")]
    [TestCase("تسجيل الدخول", "هل نسيت كلمة المرور؟")]
    [TestCase("ログイン", "パスワードをお忘れの方")]
    [TestCase("登录", "忘记密码")]
    public async Task A_login_form_in_place_of_the_story_is_told(string title, string password) =>
        await IsWallAsync(WallPages.Login(title, password), FailureKind.Blocked, "login page", "a field for a password");

    [TestCase("Before you continue", "We use cookies and data to deliver our services.", "Accept all", "Reject all")]
    [TestCase("We value your privacy", "We and our partners store and/or access information on a device.", "Accept all", "Manage")]
    [TestCase("Bevor Sie fortfahren", "Wir und unsere Partner verwenden Cookies.", "Alle akzeptieren", "Alle ablehnen", "de")]
    [TestCase("Nous respectons votre vie privée", "Nous et nos partenaires utilisons des cookies.", "Tout accepter", "Tout refuser", "fr")]
    [TestCase("Valoramos tu privacidad", "Nosotros y nuestros socios utilizamos cookies.", "Aceptar todo", "Rechazar todo", "es")]
    [TestCase("Prima di continuare", "Noi e i nostri partner utilizziamo i cookie.", "Accetta tutto", "Rifiuta tutto", "it")]
    [TestCase("Szanujemy Twoją prywatność", "My i nasi partnerzy używamy plików cookie.", "Akceptuj", "Odrzuć", "pl")]
    [TestCase("Innan du fortsätter", "Vi och våra partner använder cookies.", "Godkänn alla", "Avvisa alla", "sv")]
    [TestCase("Прежде чем продолжить", "Мы и наши партнеры используем файлы cookie.", "Принять все", "Отклонить все", "ru")]
    [TestCase("続行する前に", "当社はクッキーを使用します。", "すべて同意", "すべて拒否", "ja")]
    public async Task A_consent_page_in_place_of_the_story_is_told(string title, string text, string accept, string reject, string language = "en") =>
        await IsWallAsync(WallPages.Consent(title, text, accept, reject, language), FailureKind.Blocked, "consent page", "the words “");

    [TestCase("We value your privacy", 8)]
    [TestCase("The Gazette", 3)]
    public async Task A_consent_page_with_its_terms_is_told(string title, int paragraphs)
    {
        var terms = string.Concat(Enumerable.Range(1, paragraphs).Select(i =>
            $"<p>{i}. We and our partners use cookies to store and/or access information on a device, such as unique identifiers, to serve personalised ads.</p>"));
        await IsWallAsync(WallPages.Page(title, $"<div class=\"message\">{terms}<button>Accept all</button></div>"), FailureKind.Blocked, "consent page");
    }

    [Test]
    public async Task A_page_of_a_film_with_a_dialog_about_cookies_is_none()
    {
        var terms = string.Concat(Enumerable.Repeat("<p>We and our partners use cookies to store and/or access information on a device.</p>", 6));
        var result = await GetAsync(WallPages.Page(
            "The bridge from above", $"<div class=\"cookie\">{terms}<button>Accept all</button></div><h1>The bridge from above</h1><video src=\"/bridge.mp4\"></video>",
            "<meta property=\"og:type\" content=\"video.other\">"));
        Assert.That(result.Error, Is.Null);
    }

    [TestCase(true, "<p>Subscribe to continue reading.</p>", "isAccessibleForFree")]
    [TestCase(true, "", "isAccessibleForFree")]
    [TestCase(false, "<h2>Already a subscriber?</h2><p>Subscribe to read the full story.</p>", "the words “")]
    [TestCase(false, "<p>Dieser Artikel ist nur für Abonnenten. Jetzt weiterlesen.</p>", "the words “")]
    [TestCase(false, "<p>Cet article est réservé aux abonnés.</p>", "the words “")]
    [TestCase(false, "<p>Suscríbete para seguir leyendo.</p>", "the words “")]
    [TestCase(false, "<p>この記事は有料会員限定です。</p>", "the words “")]
    public async Task A_story_of_which_nothing_is_shown_needs_payment(bool stated, string gate, string evidence) =>
        await IsWallAsync(WallPages.Gated([], gate, stated), FailureKind.PaymentRequired, "payment", evidence);

    [Test]
    public async Task The_visible_part_of_a_metered_story_is_the_article()
    {
        var result = await GetAsync(WallPages.Gated(
            WallPages.Bridge[..1],
            "<h2>Keep reading for $1 a week</h2><p>You have reached your limit of free articles. Subscribe to continue reading.</p><a href=\"/login\">Log in</a>"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error, Is.Null);
            Assert.That(result.Article?.Access.Free, Is.False);
            Assert.That(result.Article?.Text, Does.Contain("open in spring"));
        }
    }

    [TestCase("/login?next=%2Fstory", FailureKind.Blocked, "login page")]
    [TestCase("/account/login", FailureKind.Blocked, "login page")]
    [TestCase("/connexion", FailureKind.Blocked, "login page")]
    [TestCase("/consent", FailureKind.Blocked, "consent page")]
    [TestCase("/collectConsent?session=1", FailureKind.Blocked, "consent page")]
    [TestCase("/subscribe", FailureKind.PaymentRequired, "payment")]
    [TestCase("/captcha", FailureKind.Blocked, "bot challenge")]
    [TestCase("/404", FailureKind.NotFound, "no such page")]
    [TestCase("/error.html", FailureKind.NotFound, "no such page")]
    [TestCase("/", FailureKind.NotFound, "the front page")]
    [TestCase("/index.html", FailureKind.NotFound, "the front page")]
    [TestCase("/en/", FailureKind.NotFound, "the front page")]
    public async Task A_redirect_to_the_address_of_a_wall_tells_enough(string target, FailureKind kind, string message)
    {
        site.OnRedirect(Path, target);
        site.OnPage(target.Split('?')[0], WallPages.Page("The Gazette", "<div id=\"app\"><p>Welcome to The Gazette.</p></div>"));
        var result = await GetAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(kind));
            Assert.That(result.Error?.Message, Does.Contain(message).And.Contain("redirect to http").And.Not.Contain("?"));
            Assert.That(result.Error?.Url, Is.EqualTo(site.Url(target)));
            Assert.That(result.Error?.Status, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task A_redirect_to_the_host_of_a_consent_service_is_told_however_long_its_terms()
    {
        var network = new FakeNetwork(site).With("gazette.example", ["192.0.1.1"]).With("consent.gazette.example", ["192.0.1.2"]);
        site.OnRedirect("/story", $"http://consent.gazette.example:{site.Port}/why?back=1");
        site.OnPage("/why", WallPages.Page("The Gazette", "<main>" + string.Concat(Enumerable.Repeat(
            "<p>We use cookies and similar technology, and so do our partners. You can change your consent at any time in the privacy settings of this website.</p>", 8)) + "</main>"));
        using var provider = TestClients.Guarded(network, site);
        var result = await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<ArticleClient>(provider)
            .GetAsync(new Uri($"http://gazette.example:{site.Port}/story"));
        Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.Blocked));
        Assert.That(result.Error?.Message, Does.Contain("consent page").And.Contain("consent.gazette.example"));
    }

    [TestCase("/short1", "/")]
    [TestCase("/news", "/")]
    public async Task An_address_that_need_be_no_story_may_lead_to_the_front_page(string asked, string target)
    {
        site.OnRedirect(asked, target);
        site.OnPage(target, WallPages.Story("Harbour bridge to open in spring", WallPages.Bridge[..2]));
        Assert.That((await client.GetAsync(site.Url(asked))).Error, Is.Null);
    }

    [TestCase("/login/the-bridge")]
    [TestCase("/subscribe/bridge")]
    [TestCase("/gdpr/bridge")]
    [TestCase("/")]
    public async Task A_story_behind_a_redirect_stays_one(string target)
    {
        site.OnRedirect(Path, target);
        site.OnPage(target, WallPages.Story("Harbour bridge to open in spring", WallPages.Bridge));
        Assert.That((await GetAsync()).Article?.Title, Is.EqualTo("Harbour bridge to open in spring"));
    }

    private async Task IsWallAsync(string page, FailureKind kind, params string[] evidence)
    {
        var before = site.Hits(Path);
        var result = await GetAsync(page);
        Assert.That(result.Error?.Kind, Is.EqualTo(kind));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Status, Is.EqualTo(200));
            Assert.That(result.Error?.Url, Is.EqualTo(site.Url(Path)));
            Assert.That(site.Hits(Path), Is.EqualTo(before + 1));
            foreach (var part in evidence)
            {
                Assert.That(result.Error?.Message, Does.Contain(part));
            }
        }
    }

    private async Task<ArticleResult> GetAsync(string? page = null)
    {
        if (page is not null)
        {
            site.OnPage(Path, page);
        }

        return await client.GetAsync(site.Url(Path));
    }
}
