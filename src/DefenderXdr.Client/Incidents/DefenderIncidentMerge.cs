using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>What became of incidents that were merged.</summary>
public sealed class DefenderIncidentMerge : IOriginated
{
    internal static readonly ObjectReader<DefenderIncidentMerge> Reader = new ObjectReader<DefenderIncidentMerge>(() => new DefenderIncidentMerge(), m => m.AdditionalProperties)
        .Number("targetIncidentId", (m, v) => m.IncidentId = v);

    /// <summary>The incident that stays and has all alerts now.</summary>
    public long? IncidentId { get; set; }

    /// <summary>The incidents that went into it.</summary>
    public IReadOnlyList<long> MergedIncidentId { get; set; } = [];

    /// <summary>The tenant they belong to.</summary>
    public string? TenantId { get; set; }

    /// <summary>The connection that was used, or null outside PowerShell.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>Whatever else the service sent.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
}
