using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>Where alerts were moved to.</summary>
public sealed class DefenderAlertMove : IOriginated
{
    internal static readonly ObjectReader<DefenderAlertMove> Reader = new ObjectReader<DefenderAlertMove>(() => new DefenderAlertMove(), m => m.AdditionalProperties)
        .Number("targetIncidentId", (m, v) => m.IncidentId = v);

    /// <summary>The incident that has the alerts now.</summary>
    public long? IncidentId { get; set; }

    /// <summary>The alerts.</summary>
    public IReadOnlyList<string> AlertId { get; set; } = [];

    /// <summary>The tenant they belong to.</summary>
    public string? TenantId { get; set; }

    /// <summary>The connection that was used, or null outside PowerShell.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>Whatever else the service sent.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
}
