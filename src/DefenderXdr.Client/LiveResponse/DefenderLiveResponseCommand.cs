using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A command of a live response session, and what became of it.</summary>
public sealed class DefenderLiveResponseCommand
{
    private sealed class Parameter
    {
        public static readonly ObjectReader<Parameter> Reader = new ObjectReader<Parameter>(() => new Parameter(), p => p.Others)
            .Text("key", (p, v) => p.Key = v)
            .Text("value", (p, v) => p.Value = v);

        public string? Key { get; set; }

        public string? Value { get; set; }

        public IDictionary<string, object?> Others { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
    }

    // Within "command": what it is, and its parameters as pairs.
    private static readonly ObjectReader<DefenderLiveResponseCommand> Inner = new ObjectReader<DefenderLiveResponseCommand>(() => new DefenderLiveResponseCommand(), c => c.AdditionalProperties)
        .Text("type", (c, v) => c.Type = v)
        .List("params", Parameter.Reader, (c, v) =>
        {
            foreach (var parameter in v)
            {
                c.Parameters[parameter.Key ?? ""] = parameter.Value;
                foreach (var other in parameter.Others) c.AdditionalProperties[$"{parameter.Key}.{other.Key}"] = other.Value;
            }
        });

    internal static readonly ObjectReader<DefenderLiveResponseCommand> Reader = new ObjectReader<DefenderLiveResponseCommand>(() => new DefenderLiveResponseCommand(), c => c.AdditionalProperties)
        .Number("index", (c, v) => c.Index = v)
        .Time("startTime", (c, v) => c.StartTime = v)
        .Time("endTime", (c, v) => c.EndTime = v)
        .Text("commandStatus", (c, v) => c.Status = v)
        .TextList("errors", (c, v) => c.Errors = v)
        .One("command", () => Inner, (c, v) =>
        {
            c.Type = v.Type;
            foreach (var parameter in v.Parameters) c.Parameters[parameter.Key] = parameter.Value;
            foreach (var other in v.AdditionalProperties) c.AdditionalProperties[other.Key] = other.Value;
        });

    /// <summary>Its place among the session's commands, from 0.</summary>
    public long? Index { get; set; }

    /// <summary><c>PutFile</c>, <c>RunScript</c> or <c>GetFile</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Its parameters: <c>FileName</c>, <c>ScriptName</c> and <c>Args</c>, or <c>Path</c>.</summary>
    public IDictionary<string, string?> Parameters { get; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>Created</c>, <c>Completed</c> or <c>Failed</c>.</summary>
    public string? Status { get; set; }

    /// <summary>When it began, UTC, or null.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>When it ended, UTC, or null.</summary>
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>What went wrong, in the service's words.</summary>
    public IReadOnlyList<string> Errors { get; set; } = [];

    /// <summary>Whatever else the service sent, under the service's own names.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What it is and how it went.</summary>
    public override string ToString() => $"{Type}: {Status}";
}
