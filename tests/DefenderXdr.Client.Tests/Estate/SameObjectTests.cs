using DefenderXdr.Http;
using DefenderXdr.Simulation;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Estate;

/// <summary>One tenant of 200 incidents, read through each API: the same objects, but for what one API does not have.</summary>
public sealed class SameObjectTests
{
    // What Defender XDR does not send. On every other property the objects are equal.
    private static readonly string[] GraphHasAndXdrLacks =
    [
        .. Of<DefenderIncident>("SystemTags Description LastModifiedBy PriorityScore TenantId WebUrl"),
        .. Of<DefenderAlert>("Comments DetectorId IncidentWebUrl ProductName ProviderAlertId RecommendedActions TenantId ThreatName WebUrl"),
        .. Of<DefenderEvidence>("CreatedTime DetailedRoles DetectionStatus ODataType RemediationStatus Roles Tags Verdict"),
        .. Of<DefenderDeviceEvidence>("DefenderAvStatus DnsDomain HostName IpInterfaces LastExternalIpAddress LastIpAddress LoggedOnUsers OnboardingStatus"),
        .. Of<DefenderFileDetails>("FilePublisher FileSize"),
        .. Of<DefenderProcessEvidence>("ParentProcessFileName ParentProcessFilePath ParentProcessImageFile"),
        .. Of<DefenderRegistryValueEvidence>("RegistryValueName"),
        .. Of<DefenderIpEvidence>("CountryLetterCode"),
        .. Of<DefenderUserAccount>("DisplayName"),
        .. Of<DefenderSecurityGroupEvidence>("ActiveDirectoryObjectGuid DistinguishedName FriendlyName Sid"),
        .. Of<DefenderMailboxEvidence>("AadUserId AccountName DomainName UserAccount UserSid"),
        .. Of<DefenderMailClusterEvidence>("ClusterByValue EmailCount NetworkMessageIds Query Urn"),
        .. Of<DefenderAnalyzedMessageEvidence>("AntiSpamDirection AttachmentsCount DeliveryLocation InternetMessageId Language NetworkMessageId P1Sender P2Sender"),
        .. Of<DefenderAnalyzedMessageEvidence>("ReceivedTime SenderIp ThreatDetectionMethods Threats UrlCount Urn"),
    ];

    private static readonly string[] XdrHasAndGraphLacks =
    [
        .. Of<DefenderAlert>("InvestigationId"), .. Of<DefenderDeviceEvidence>("OSProcessor"), .. Of<DefenderAnalyzedMessageEvidence>("UserPrincipalName"),
    ];

    private static readonly string[] GraphHasAndEndpointLacks =
    [
        .. Of<DefenderAlert>("ActorName IncidentWebUrl ProductName ProviderAlertId RecommendedActions ServiceSource WebUrl"),
        .. Of<DefenderEvidence>("ODataType RemediationStatus Verdict"),
        .. Of<DefenderFileDetails>("FilePublisher FileSize Sha1 Sha256"),
        .. Of<DefenderFileEvidence>("DeviceId"),
        .. Of<DefenderProcessEvidence>("DeviceId"),
        .. Of<DefenderRegistryValueEvidence>("DeviceId RegistryValueName"),
        .. Of<DefenderIpEvidence>("CountryLetterCode"),
        .. Of<DefenderUserAccount>("DisplayName"),
    ];

    private static readonly string[] EndpointHasAndGraphLacks = Of<DefenderAlert>("InvestigationId");

    [Fact]
    public async Task Every_incident_with_its_alerts_and_evidence_is_the_same_through_XDR_and_Graph()
    {
        var client = Client();
        var xdr = await client.Incidents.ListAsync(api: DefenderApi.Xdr).ToDictionaryAsync(incident => incident.IncidentId);
        var graph = await client.Incidents.ListAsync(api: DefenderApi.Graph).ToListAsync();

        var comparison = new ObjectComparison("Device", "User", "Ip", "Url", "File", "Process", "Mailbox", "MailMessage", "MailCluster", "RegistryKey", "RegistryValue", "SecurityGroup");
        foreach (var incident in graph) comparison.Add(incident, xdr[incident.IncidentId]);

        Assert.Equal(200, graph.Count);
        Assert.Equal(200, xdr.Count);
        Assert.Empty(comparison.Different);
        Assert.Equal(GraphHasAndXdrLacks.Order(), comparison.OnlyLeft.Order());
        Assert.Equal(XdrHasAndGraphLacks.Order(), comparison.OnlyRight.Order());
        string[] common =
        [
            .. Of<DefenderIncident>("IncidentId DisplayName Severity Status Classification Determination AssignedTo CreatedTime LastUpdateTime Tags"),
            .. Of<DefenderComment>("Comment CreatedBy CreatedTime"),
            .. Of<DefenderAlert>("AlertId IncidentId Title Severity Status Classification Determination ServiceSource DetectionSource DeviceId DeviceName UserName"),
            .. Of<DefenderDeviceEvidence>("DeviceId DeviceName AadDeviceId RiskScore HealthStatus"),
            .. Of<DefenderFileEvidence>("FileName FilePath Sha1 Sha256 DeviceId"),
            .. Of<DefenderProcessEvidence>("ProcessCommandLine ProcessCreationTime AccountName DeviceId Sha256"),
            .. Of<DefenderIpEvidence>("IpAddress"), .. Of<DefenderUrlEvidence>("Url"), .. Of<DefenderUserEvidence>("UserPrincipalName AccountName AadUserId"),
            .. Of<DefenderMailboxEvidence>("MailboxAddress"), .. Of<DefenderAnalyzedMessageEvidence>("Sender Recipient Subject DeliveryAction"),
            .. Of<DefenderRegistryValueEvidence>("RegistryKey RegistryValue"), .. Of<DefenderSecurityGroupEvidence>("SecurityGroupId"),
        ];
        Assert.Empty(common.Except(comparison.Equal));
    }

    [Fact]
    public async Task Every_alert_with_its_evidence_is_the_same_through_Defender_for_Endpoint_and_Graph()
    {
        var client = Client();
        var endpoint = await client.Alerts.ListAsync(api: DefenderApi.Endpoint).ToDictionaryAsync(alert => alert.AlertId!);
        var graph = await client.Alerts.ListAsync(api: DefenderApi.Graph).ToListAsync();

        var comparison = new ObjectComparison("User", "Process", "File", "Ip", "Url", "RegistryKey", "RegistryValue");
        var ours = graph.Where(alert => alert.ServiceSource == "MicrosoftDefenderForEndpoint").ToList();
        foreach (var alert in ours) comparison.Add(alert, endpoint[alert.AlertId!]);

        Assert.True(ours.Count > 200 && ours.Count < graph.Count, "Both kinds of alerts are needed.");
        Assert.Equal(ours.Count, endpoint.Count);
        Assert.Empty(comparison.Different);
        Assert.Equal(GraphHasAndEndpointLacks.Order(), comparison.OnlyLeft.Order());
        Assert.Equal(EndpointHasAndGraphLacks.Order(), comparison.OnlyRight.Order());
        string[] common =
        [
            .. Of<DefenderAlert>("AlertId Classification Determination Comments DeviceId DeviceName DeviceGroup UserName TenantId DetectorId ThreatName MitreTechniques"),
            .. Of<DefenderFileEvidence>("FileName Sha1 Sha256 CreatedTime DetectionStatus"),
            .. Of<DefenderProcessEvidence>("ProcessCommandLine ParentProcessFileName AccountName"),
        ];
        Assert.Empty(common.Except(comparison.Equal));
    }

    // The page of a property is its comment: who reads a null there has to find why.
    [Fact]
    public void Every_property_that_one_API_lacks_says_so()
    {
        Assert.All(GraphHasAndXdrLacks, property => Assert.Matches("Graph only|(Null|Empty|null) from (Defender XDR|the older APIs)", PropertyComments.Of(property)));
        Assert.All(GraphHasAndEndpointLacks, property => Assert.Matches("Graph only|(Null|null) (from|on) (Defender for Endpoint|the older APIs)", PropertyComments.Of(property)));
        Assert.All([.. XdrHasAndGraphLacks, .. EndpointHasAndGraphLacks], property => Assert.Matches("[Nn]ull (on|from) Graph", PropertyComments.Of(property)));
        Assert.DoesNotMatch("Graph only|[Nn]ull", PropertyComments.Of("DefenderIncident.DisplayName"));
    }

    private static string[] Of<T>(string names) => [.. names.Split(' ').Select(name => $"{typeof(T).GetProperty(name)!.DeclaringType!.Name}.{name}")];

    private static DefenderClient Client()
    {
        var tenant = new SimulatedTenant(new() { IncidentCount = 200 });
        return new(new TenantTokens(tenant), new() { HttpClient = DefenderHttp.CreateClient(new SimulatedTenantHandler(tenant)) });
    }
}
