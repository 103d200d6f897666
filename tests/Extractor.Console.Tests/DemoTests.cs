using Extractor.CommandLine.Newsroom;

namespace Extractor.CommandLine.Tests;

public sealed class DemoTests
{
    [TestCase]
    [TestCase("demo")]
    public async Task Every_story_comes_out_as_its_newsroom_meant_it(params string[] args)
    {
        var run = await ConsoleRun.RunAsync(args);

        Assert.That(run.Code, Is.Zero, run.Output);
        Assert.That(run.Output, Does.Contain("503, 503, then 200").And.Contain("Gone (410)"));
        Assert.That(run.Output, Does.Contain($"{Stories.All.Count} of {Stories.All.Count} stories"));
        Assert.That(run.Output, Has.No.Member('\u001b'));
        Assert.That(run.Output.Split('\n'), Is.All.Matches<string>(line => line is { Length: <= 80 } && !line.EndsWith(' ')));
    }

    [Test]
    public async Task The_newsroom_stays_open_until_it_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        var setup = new ConsoleSetup { Token = stop.Token, Output = new CancelAfterStream("Open until Ctrl-C", times: 1, stop) };

        var run = await ConsoleRun.RunAsync(setup, "demo", "--serve");

        Assert.That(run.Output, Does.Contain("Open until Ctrl-C: http://127.0.0.1:"));
        Assert.That(run.Code, Is.Zero, run.Output);
    }

    [Test]
    public async Task The_front_page_lists_the_stories()
    {
        await using var newsroom = await NewsroomServer.StartAsync(CancellationToken.None);
        using var http = new HttpClient();

        var page = await http.GetStringAsync(newsroom.FrontPage);

        Assert.That(Stories.All.Select(story => story.Path), Is.All.Matches<string>(path => page.Contains($"href=\"{path}\"", StringComparison.Ordinal)));
    }

    [Test]
    public void A_record_that_differs_is_found_out()
    {
        var story = Stories.All[0];
        var result = new ArticleResult { Article = new Article { Title = story.Meaning!.Title, Standfirst = story.Meaning.Standfirst, Kicker = story.Meaning.Kicker } };

        var findings = StoryCheck.Compare(story, result);

        Assert.That(findings.Where(finding => finding.Agrees).Select(finding => finding.Aspect), Is.EqualTo(new[] { "head" }));
        Assert.That(findings.Select(finding => finding.Aspect), Is.EqualTo(StoryCheck.Aspects));
    }
}
