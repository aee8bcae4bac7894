namespace DefenderXdr;

/// <summary>How far one tenant has been read, as it stands in the file.</summary>
internal sealed class TenantState
{
    /// <summary>Nothing before this time was ever asked for, UTC; null where everything was.</summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>Every change up to this time has been read, UTC by the service's clock; null when there was none.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>What was read of the time that the next run asks for again: ids with their last change.</summary>
    public Dictionary<string, DateTimeOffset> Read { get; set; } = new(StringComparer.Ordinal);
}
