using System.Text;
using Microsoft.Extensions.Logging;

namespace Hotline.Server.Tests.Privacy;

/// <summary>Everything logged, whatever its level: what an operator could turn on must not tell either.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    private readonly StringBuilder text = new();

    public string Text
    {
        get
        {
            lock (text)
            {
                return text.ToString();
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new Lines(this);

    public void Dispose()
    {
    }

    private sealed class Lines(CapturedLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (log.text)
            {
                log.text.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
            }
        }
    }
}
