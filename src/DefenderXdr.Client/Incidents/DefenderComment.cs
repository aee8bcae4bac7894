namespace DefenderXdr;

/// <summary>What someone wrote about an incident or an alert.</summary>
public sealed class DefenderComment
{
    /// <summary>The text.</summary>
    public string? Comment { get; set; }

    /// <summary>Who wrote it.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? CreatedTime { get; set; }

    /// <summary>Whatever else the service sent.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text with its author.</summary>
    public override string ToString() => $"{CreatedBy}: {Comment}";
}
