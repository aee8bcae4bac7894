namespace DefenderXdr;

/// <summary>An indicator of Defender for Endpoint: what devices do about a file, an address, a site or a certificate.</summary>
public sealed class DefenderIndicator : IOriginated
{
    /// <summary>The indicator's id: digits. Null for one that is not in a tenant yet.</summary>
    public string? IndicatorId { get; set; }

    /// <summary>What is looked for: a hash, an IP address, a domain, a URL, or a certificate's thumbprint.</summary>
    public string? Value { get; set; }

    /// <summary><c>FileSha1</c>, <c>FileSha256</c>, <c>FileMd5</c>, <c>CertificateThumbprint</c>, <c>IpAddress</c>, <c>DomainName</c> or <c>Url</c>.</summary>
    public string? Type { get; set; }

    /// <summary><c>Allowed</c>, <c>Audit</c>, <c>Warn</c>, <c>Block</c> or <c>BlockAndRemediate</c>. Old indicators have <c>Alert</c> or <c>AlertAndBlock</c>, which none can be given any more.</summary>
    public string? Action { get; set; }

    /// <summary>Of the alerts that it raises: <c>Informational</c>, <c>Low</c>, <c>Medium</c> or <c>High</c>.</summary>
    public string? Severity { get; set; }

    /// <summary>The title of the alerts that it raises.</summary>
    public string? Title { get; set; }

    /// <summary>What it is about.</summary>
    public string? Description { get; set; }

    /// <summary>What to do when it raises an alert.</summary>
    public string? RecommendedActions { get; set; }

    /// <summary>When it ends, UTC; null for never. The service deletes it then.</summary>
    public DateTimeOffset? ExpirationTime { get; set; }

    /// <summary>Whether it raises alerts. Null where nobody said.</summary>
    public bool? GenerateAlert { get; set; }

    /// <summary>The device groups that it holds for; empty for all devices.</summary>
    public IReadOnlyList<string> RbacGroupNames { get; set; } = [];

    /// <summary>The ids of those groups. The service sets them.</summary>
    public IReadOnlyList<string> RbacGroupIds { get; set; } = [];

    /// <summary>A page for users whom it warns or blocks.</summary>
    public string? EducateUrl { get; set; }

    /// <summary>The application that it belongs to, in its maker's words. Set when it is created, and never changed afterwards.</summary>
    public string? Application { get; set; }

    /// <summary>Its maker's own id of it.</summary>
    public string? ExternalId { get; set; }

    /// <summary>The category of the alerts that it raises, such as <c>Execution</c>.</summary>
    public string? Category { get; set; }

    /// <summary>MITRE ATT&amp;CK techniques of the alerts that it raises.</summary>
    public IReadOnlyList<string> MitreTechniques { get; set; } = [];

    /// <summary><c>User</c> for one that was made in the portal, <c>AadApp</c> for one that came through the API.</summary>
    public string? SourceType { get; set; }

    /// <summary>The name of the user or application that made it.</summary>
    public string? CreatedBySource { get; set; }

    /// <summary>The id of the user or application that made it.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>The display name of the user or application that made it, where the service tells.</summary>
    public string? CreatedByDisplayName { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedTime { get; set; }

    /// <summary>Who changed it last, or null.</summary>
    public string? LastUpdatedBy { get; set; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset? LastUpdateTime { get; set; }

    /// <summary>The tenant that it was read from; in PowerShell the connection's.</summary>
    public string? TenantId { get; set; }

    /// <summary>The connection it was read through, or null outside PowerShell.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>Whatever else the service sent, under the service's own names. It is sent back with changes.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Its type and value.</summary>
    public override string ToString() => $"{Type} {Value}";

    /// <summary>A copy to change.</summary>
    internal DefenderIndicator Copy()
    {
        var copy = new DefenderIndicator();
        foreach (var field in IndicatorFields.All) field.Copy(this, copy);
        (copy.TenantId, copy.ConnectionName) = (TenantId, ConnectionName);
        foreach (var other in AdditionalProperties) copy.AdditionalProperties[other.Key] = other.Value;
        return copy;
    }
}
