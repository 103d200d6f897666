using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Extractor.Pipelines.Tests.Warc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Pipelines.Tests.Hosting;

/// <summary>A real host with pipelines, its log at hand.</summary>
internal sealed class PipelineHost : IAsyncDisposable
{
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly IHost host;

    internal PipelineHost(Action<IServiceCollection> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton<ILoggerProvider>(Log);
        builder.Services.AddExtractor(static options =>
        {
            options.AllowPrivateAddresses = true;
            options.RespectRobots = false;
            options.MinHostInterval = TimeSpan.Zero;
            options.MaxRetries = 0;
        });
        configure(builder.Services);
        host = builder.Build();
    }

    internal FakeTimeProvider Clock { get; } = new();

    internal LogLines Log { get; } = new();

    internal IServiceProvider Services => host.Services;

    internal PipelineMonitor Monitor => Services.GetRequiredService<PipelineMonitor>();

    /// <summary>A page as an archive keeps it.</summary>
    internal static PipelinePage Stored(int number) => new()
    {
        Id = $"{number}",
        Url = new Uri($"https://gazette.example/{number}"),
        Page = new StoredPage { Content = Records.Bytes(Records.Page($"Story {number}")) },
    };

    /// <summary>Pages of the numbers from 1 on, as an endless source that counts how many were asked for.</summary>
    internal static async IAsyncEnumerable<PipelinePage> Endless(Action<int> given, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            given(number);
            yield return Stored(number);
        }
    }

    internal Task StartAsync() => host.StartAsync();

    internal Task StopAsync(CancellationToken cancellationToken = default) => host.StopAsync(cancellationToken);

    /// <summary>Starts the host and waits until a pipeline stops it.</summary>
    internal async Task RunAsync()
    {
        await host.StartAsync();
        await host.WaitForShutdownAsync().WaitAsync(Limit);
    }

    /// <summary>Waits until something is so.</summary>
    internal static async Task UntilAsync(Func<bool> condition)
    {
        var until = DateTime.UtcNow + Limit;
        while (!condition())
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(until), "It does not come to that.");
            await Task.Delay(1);
        }
    }

    internal async Task<HealthReportEntry> HealthAsync() =>
        (await Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries.Single().Value;

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)host).DisposeAsync();
        Log.Dispose();
    }

    /// <summary>What was logged by pipelines.</summary>
    internal sealed class LogLines : ILoggerProvider
    {
        internal ConcurrentQueue<(LogLevel Level, string Line)> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Writer(Lines, categoryName == "Extractor.Pipelines.ExtractorPipeline");

        public void Dispose()
        {
        }

        private sealed class Writer(ConcurrentQueue<(LogLevel Level, string Line)> lines, bool isWanted) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => isWanted;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (isWanted) lines.Enqueue((logLevel, formatter(state, exception)));
            }
        }
    }
}

/// <summary>A sink that keeps what it gets, and may be told to wait or to fail.</summary>
internal sealed class ListSink : IResultSink
{
    internal List<ArticleResult> Results { get; } = [];

    internal bool IsCompleted { get; private set; }

    internal bool IsDisposed { get; private set; }

    /// <summary>What happens before a result is taken.</summary>
    internal Func<ArticleResult, CancellationToken, Task>? Before { get; init; }

    public async ValueTask WriteAsync(ArticleResult result, CancellationToken cancellationToken)
    {
        if (Before is not null) await Before(result, cancellationToken);
        lock (Results) Results.Add(result);
    }

    public ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        IsCompleted = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
