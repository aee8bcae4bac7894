using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A security group.</summary>
public sealed class DefenderSecurityGroupEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderSecurityGroupEvidence() : base("SecurityGroup") { }

    /// <summary>The group's id.</summary>
    public override string? SecurityGroupId { get; set; }

    /// <summary>The group's name.</summary>
    public override string? SecurityGroupName { get; set; }

    /// <summary>The group's friendly name. Graph only.</summary>
    public string? FriendlyName { get; set; }

    /// <summary>The group's security identifier. Graph only.</summary>
    public string? Sid { get; set; }

    /// <summary>The group's distinguished name. Graph only.</summary>
    public string? DistinguishedName { get; set; }

    /// <summary>The group's object id in Active Directory, a GUID. Graph only.</summary>
    public string? ActiveDirectoryObjectGuid { get; set; }

    /// <inheritdoc/>
    public override string? Name => SecurityGroupName ?? FriendlyName ?? SecurityGroupId;

    internal static readonly ObjectReader<DefenderSecurityGroupEvidence> Table = EvidenceTable.Of(() => new DefenderSecurityGroupEvidence())
        .Text("displayName|securityGroupName", (e, v) => e.SecurityGroupName = v)
        .Text("friendlyName", (e, v) => e.FriendlyName = v)
        .Text("sid", (e, v) => e.Sid = v)
        .Text("distinguishedName", (e, v) => e.DistinguishedName = v)
        .Text("activeDirectoryObjectGuid", (e, v) => e.ActiveDirectoryObjectGuid = v);
}
