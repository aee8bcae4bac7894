using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A domain or host that an alert has to do with. No API has it among the evidence: <c>Get-DefenderAlertEntity</c> makes it.</summary>
public sealed class DefenderDomainEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderDomainEvidence() : base("Domain") { }

    /// <summary>The domain's name.</summary>
    public override string? DomainName { get; set; }

    /// <inheritdoc/>
    public override string? Name => DomainName;

    internal static readonly ObjectReader<DefenderDomainEvidence> Table = EvidenceTable.Of(() => new DefenderDomainEvidence())
        .Text("host|domainName", (e, v) => e.DomainName = v);
}
