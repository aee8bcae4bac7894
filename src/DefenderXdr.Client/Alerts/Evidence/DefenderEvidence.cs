namespace DefenderXdr;

/// <summary>
/// A thing that an alert is about: a device, user, file, process, address, mail … Each type has a class of its own, derived from
/// this one, the same whichever API it came from. A type that nobody knows yet is of this class, with all that the service sent in
/// <see cref="DefenderOpenObject.AdditionalProperties"/>.
/// </summary>
/// <remarks>
/// What people look things up by stands under the same name on every class, and is null where a type has no such value. On a type
/// that nobody knows it is what the service sent under that name.
/// </remarks>
public partial class DefenderEvidence : DefenderOpenObject
{
    /// <summary>Evidence of no known type.</summary>
    public DefenderEvidence() { }

    private protected DefenderEvidence(string entityType) => EntityType = entityType;

    /// <summary>
    /// What it is: <c>Device</c>, <c>User</c>, <c>File</c>, <c>Process</c>, <c>Ip</c>, <c>Url</c>, <c>Mailbox</c>, <c>MailMessage</c>, <c>RegistryKey</c> and so
    /// on: the name of Graph's type without <c>Evidence</c> (and <c>MailMessage</c> for <c>analyzedMessageEvidence</c>), whichever API it came from.
    /// </summary>
    public string? EntityType { get; set; }

    /// <summary>The type as Graph names it, <c>#microsoft.graph.security.deviceEvidence</c>. Graph only: null from the older APIs.</summary>
    public string? ODataType { get; set; }

    /// <summary>When it was added to the alert, UTC. Null from Defender XDR.</summary>
    public DateTimeOffset? CreatedTime { get; set; }

    /// <summary><c>Unknown</c>, <c>Suspicious</c>, <c>Malicious</c> or <c>NoThreatsFound</c>, as the automated investigation found. Graph only.</summary>
    public string? Verdict { get; set; }

    /// <summary>
    /// What was done about it: <c>None</c>, <c>Remediated</c>, <c>Prevented</c>, <c>Blocked</c>, <c>NotFound</c>, <c>Active</c>, <c>PendingApproval</c>,
    /// <c>Declined</c>, <c>Unremediated</c>, <c>Running</c> or <c>PartiallyRemediated</c>. Graph only.
    /// </summary>
    public string? RemediationStatus { get; set; }

    /// <summary>More about <see cref="RemediationStatus"/>, in words. Graph only.</summary>
    public string? RemediationStatusDetails { get; set; }

    /// <summary><c>Detected</c>, <c>Blocked</c> or <c>Prevented</c>: on files and processes. Null from Defender XDR.</summary>
    public string? DetectionStatus { get; set; }

    /// <summary>
    /// The parts it played: <c>Unknown</c>, <c>Contextual</c>, <c>Scanned</c>, <c>Source</c>, <c>Destination</c>, <c>Created</c>, <c>Added</c>, <c>Compromised</c>,
    /// <c>Edited</c>, <c>Attacked</c>, <c>Attacker</c>, <c>CommandAndControl</c>, <c>Loaded</c>, <c>Suspicious</c>, <c>PolicyViolator</c>. Graph only.
    /// </summary>
    public IReadOnlyList<string> Roles { get; set; } = [];

    /// <summary>The parts it played, in the detector's words. Graph only.</summary>
    public IReadOnlyList<string> DetailedRoles { get; set; } = [];

    /// <summary>Its tags: a group of devices, an asset of high value. Graph only.</summary>
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>What it is called: the one value that tells it from others of its type.</summary>
    public virtual string? Name
    {
        get => KeptText("name") ?? KeptText("displayName") ?? FileName ?? IpAddress ?? Url ?? MailboxAddress ?? Subject ?? RegistryKey ?? UserPrincipalName ?? AccountName ?? DeviceName;
        set => Keep("name", value);
    }

    /// <summary>What it is, and which one.</summary>
    public override string ToString() => $"{EntityType ?? "Evidence"}: {Name ?? "?"}";
}
