namespace DefenderXdr;

// Where evidence that stands alone came from. Inside an alert, the alert says it.
public partial class DefenderEvidence
{
    /// <summary>The alerts that it belongs to, when <c>Get-DefenderAlertEntity</c> took it out of them; empty inside an alert.</summary>
    public IReadOnlyList<string> AlertId { get; set; } = [];

    /// <summary>The incident of those alerts, when <c>Get-DefenderAlertEntity</c> took it out of them; null inside an alert.</summary>
    public long? IncidentId { get; set; }

    /// <summary>The connection that it was read through; null inside an alert, and outside PowerShell.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>The same thing outside its alert. Defender for Endpoint names the device on the alert alone, not on what was found there.</summary>
    internal DefenderEvidence TakenOut(DefenderAlert alert)
    {
        var copy = (DefenderEvidence)MemberwiseClone();
        copy.ConnectionName = alert.ConnectionName;
        if (this is DefenderFileEvidence or DefenderProcessEvidence or DefenderRegistryKeyEvidence or DefenderRegistryValueEvidence) copy.DeviceId ??= alert.DeviceId;
        return copy;
    }
}
