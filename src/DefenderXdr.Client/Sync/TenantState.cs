namespace DefenderXdr;

/// <summary>How far one tenant has been read, as it stands in the file.</summary>
internal sealed class TenantState
{
    /// <summary>The newest change that was read, UTC by the service's clock.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>What was read of the time that the next run asks for again: ids with their last change.</summary>
    public Dictionary<string, DateTimeOffset> Read { get; set; } = new(StringComparer.Ordinal);
}
