using System.Collections.Concurrent;

namespace DefenderXdr.Tests.Support;

/// <summary>Keeps everything that a call had to say.</summary>
internal sealed class RecordingEvents : IClientEvents
{
    private readonly ConcurrentQueue<string> verbose = new();
    private readonly ConcurrentQueue<string> debug = new();
    private readonly ConcurrentQueue<string> progress = new();
    private readonly ConcurrentDictionary<string, string> warnings = new();

    public IReadOnlyCollection<string> VerboseLines => verbose;

    public IReadOnlyCollection<string> DebugLines => debug;

    public IReadOnlyCollection<string> ProgressLines => progress;

    /// <summary>What was warned of, by topic: once a topic, as a session does it.</summary>
    public IReadOnlyDictionary<string, string> Warnings => warnings;

    /// <summary>All of it in one text.</summary>
    public string Everything => string.Join('\n', [.. verbose, .. debug, .. progress, .. warnings.Keys, .. warnings.Values]);

    public IReadOnlyList<string> Waits => [.. verbose.Where(line => line.StartsWith("Waiting ", StringComparison.Ordinal))];

    public void Verbose(string message) => verbose.Enqueue(message);

    public void Debug(string message) => debug.Enqueue(message);

    public bool IsDebugOn => true;

    public void Warning(string message) => warnings.TryAdd(message, message);

    public void WarnOnce(string topic, string message) => warnings.TryAdd(topic, message);

    public void Progress(string activity, string? status) => progress.Enqueue($"{activity} {status}");
}
