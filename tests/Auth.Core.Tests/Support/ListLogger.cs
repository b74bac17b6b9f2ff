using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Tests.Support;

/// <summary>Keeps what is logged, by category, level and text.</summary>
internal sealed class ListLogger : ILoggerFactory, ILoggerProvider
{
    public ConcurrentQueue<(LogLevel Level, EventId Id, string Text)> Entries { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Category(this);

    public void AddProvider(ILoggerProvider provider) { }

    public void Dispose() { }

    private sealed class Category(ListLogger owner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => owner.Entries.Enqueue((logLevel, eventId, formatter(state, exception)));
    }
}
