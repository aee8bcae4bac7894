namespace DefenderXdr.Simulation;

/// <summary>One command of a live response. A change makes a new one.</summary>
/// <param name="Kind">PutFile, RunScript or GetFile.</param>
/// <param name="Parameters">Its parameters, as they came.</param>
internal sealed record LiveCommand(string Kind, IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    internal const string PutFile = "PutFile";
    internal const string RunScript = "RunScript";
    internal const string GetFile = "GetFile";

    /// <summary>Created, Completed or Failed.</summary>
    internal string Status { get; init; } = "Created";

    internal DateTimeOffset? Started { get; init; }

    internal DateTimeOffset? Ended { get; init; }

    internal string[] Errors { get; init; } = [];

    internal string? this[string key] => Parameters.FirstOrDefault(parameter => parameter.Key == key).Value;
}
