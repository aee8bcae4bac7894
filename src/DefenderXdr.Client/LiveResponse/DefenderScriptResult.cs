using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>What a script gave that live response ran.</summary>
public sealed class DefenderScriptResult
{
    internal static readonly ObjectReader<DefenderScriptResult> Reader = new ObjectReader<DefenderScriptResult>(() => new(), r => r.AdditionalProperties)
        .Text("script_name", (r, v) => r.ScriptName = v)
        .Number("exit_code", (r, v) => r.ExitCode = v)
        .Text("script_output", (r, v) => r.Output = Clean(v))
        .Text("script_errors", (r, v) => r.Errors = Clean(v));

    /// <summary>The script's name in the library.</summary>
    public string? ScriptName { get; set; }

    /// <summary>What it ended with; 0 is success by custom.</summary>
    public long? ExitCode { get; set; }

    /// <summary>What it wrote.</summary>
    public string? Output { get; set; }

    /// <summary>What it wrote as errors.</summary>
    public string? Errors { get; set; }

    /// <summary>Its place among the session's commands, from 0.</summary>
    public int Index { get; set; }

    /// <summary>Whatever else the service sent.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Its name and how it ended.</summary>
    public override string ToString() => $"{ScriptName}: {ExitCode}";

    // The device may send its buffer to the end.
    private static string? Clean(string? text) => text?.TrimEnd('\0');
}
