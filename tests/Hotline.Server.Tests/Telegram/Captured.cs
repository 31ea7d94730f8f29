using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Hotline.Server.Tests.Telegram;

/// <summary>Everything that is logged, at every level, with what was attached to it.</summary>
internal sealed class Captured : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Writer(Captured captured, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            captured.Lines.Enqueue($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var parts = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "";
            captured.Lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {parts} {exception}");
        }
    }
}
