using Extractor.Languages;

namespace Extractor.Tests.Languages;

internal sealed class ServiceWordsTests
{
    [TestCase("Subscribe to our newsletter and never miss a story.", 2)]
    [TestCase("Melden Sie sich an und kommentieren Sie mit Ihrem Leserkonto.", 2)]
    [TestCase("Abonnez-vous pour lire la suite sans publicité.", 2)]
    [TestCase("Yorum yapmak için giriş yap.", 2)]
    [TestCase("Подписывайтесь на наш телеграм-канал.", 2)]
    [TestCase("请登录后发表评论", 2)]
    [TestCase("뉴스레터 구독하기", 2)]
    [TestCase("สมัครสมาชิกเพื่อรับข่าว", 1)]
    public void CountsWhatASiteSaysOfItself(string text, int least) => Assert.That(ServiceWords.Count(text), Is.AtLeast(least));

    [TestCase("The bridge over the Aller was closed on Tuesday after a barge struck its third pier.")]
    [TestCase("Der Gemeinderat vertagte die Entscheidung über das Hallenbad auf den Herbst.")]
    [TestCase("Warga membersihkan saluran air sebelum musim hujan tiba.", 1)]
    [TestCase("Мост через реку закрыли во вторник утром.")]
    [TestCase("市議会は火曜日、新しい橋の建設を承認した。")]
    [TestCase("")]
    public void LeavesNewsAlone(string text, int most = 0) => Assert.That(ServiceWords.Count(text), Is.AtMost(most));

    [Test]
    public void CountsStemsAtTheStartOfWordsOnly() => Assert.That(ServiceWords.Count("readvertise"), Is.Zero);

    [TestCase("sign up sign up", 1)]
    [TestCase("Sign up, log in", 2)]
    [TestCase("up", 0)]
    public void CountsAPhraseOnce(string text, int count) => Assert.That(ServiceWords.Count(text), Is.EqualTo(count));
}
