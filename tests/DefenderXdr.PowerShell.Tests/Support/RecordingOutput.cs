namespace DefenderXdr.PowerShell.Tests;

/// <summary>What a command gave out, in the place of a pipeline.</summary>
internal sealed class RecordingOutput : ICommandOutput
{
    private readonly Lock gate = new();
    private readonly HashSet<string> topics = [];

    public List<object> Objects { get; } = [];

    public List<HuntingRow> HuntingRows { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<string> VerboseLines { get; } = [];

    public List<string> DebugLines { get; } = [];

    public List<(DefenderException Error, object? Target)> Errors { get; } = [];

    public bool IsDebugOn => true;

    public void Object(object value) => Add(Objects, value);

    public void Entity(DefenderEvidence entity) => Add(Objects, entity);

    public void Rows(IReadOnlyList<HuntingRow> rows)
    {
        foreach (var row in rows) Add(HuntingRows, row);
    }

    public void Json(object value) => Add(Objects, value);

    /// <summary>What was asked about, as target and action.</summary>
    public List<(string Target, string Action)> Asked { get; } = [];

    /// <summary>The answer to all of it.</summary>
    public bool Agrees { get; init; } = true;

    public Task<bool> ShouldProcessAsync(string target, string action, bool force = false)
    {
        Add(Asked, (target, action));
        return Task.FromResult(Agrees);
    }

    public void Warning(string message) => Add(Warnings, message);

    public void Verbose(string message) => Add(VerboseLines, message);

    public void Debug(string message) => Add(DebugLines, message);

    public void Error(DefenderException error, object? target) => Add(Errors, (error, target));

    public void WarnOnce(string topic, string message)
    {
        lock (gate)
            if (!topics.Add(topic)) return;
        Warning(message);
    }

    public void Progress(string activity, string? status) { }

    private void Add<T>(List<T> list, T item)
    {
        lock (gate) list.Add(item);
    }
}
