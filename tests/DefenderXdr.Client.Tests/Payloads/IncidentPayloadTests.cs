using System.Globalization;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Payloads;

/// <summary>The documented incidents, property by property.</summary>
public sealed class IncidentPayloadTests
{
    [Fact]
    public async Task The_list_of_Defender_XDR_has_its_documented_incidents()
    {
        var incidents = await ListAsync("Defender/api-list-incidents", DefenderApi.Xdr);

        Assert.Equal([924565, 924521, 924518], incidents.Select(i => i.IncidentId));
        var first = incidents[0];
        Assert.Equal("Ransomware activity", first.DisplayName);
        Assert.Null(first.RedirectIncidentId);
        Assert.Equal(Time("2020-09-06T14:46:57.0733333Z"), first.CreatedTime);
        Assert.Equal(Time("2020-09-06T14:46:57.29Z"), first.LastUpdateTime);
        Assert.Null(first.AssignedTo);
        Assert.Equal("Unknown", first.Classification);
        Assert.Equal("Unknown", first.Determination);
        Assert.Equal("NotAvailable", first.AdditionalProperties["determination"]);
        Assert.Equal("Active", first.Status);
        Assert.Equal("Medium", first.Severity);
        Assert.Empty(first.Tags);
        var comment = Assert.Single(first.Comments);
        Assert.Equal("test comment for docs", comment.Comment);
        Assert.Equal("secop123@contoso.com", comment.CreatedBy);
        Assert.Equal(Time("2021-01-26T01:00:37.8404534Z"), comment.CreatedTime);
        Assert.Equal(TimeSpan.Zero, comment.CreatedTime!.Value.Offset);
        Assert.Equal(["Low", "Informational"], incidents.Skip(1).Select(i => i.Severity));
    }

    [Fact]
    public async Task The_alerts_of_Defender_XDR_have_their_documented_members()
    {
        var alert = Assert.Single((await ListAsync("Defender/api-list-incidents", DefenderApi.Xdr))[0].Alerts);

        Assert.Equal("caD70CFEE2-1F54-32DB-9988-3A868A1EBFAC", alert.AlertId);
        Assert.Equal(924565, alert.IncidentId);
        Assert.Equal("MicrosoftDefenderForCloudApps", alert.ServiceSource);
        Assert.Equal("MicrosoftCloudAppSecurity", alert.AdditionalProperties["serviceSource"]);
        Assert.Equal("CloudAppSecurity", alert.DetectionSource);
        Assert.Equal("MCAS", alert.AdditionalProperties["detectionSource"]);
        Assert.Equal(Time("2020-09-06T14:46:55.7182276Z"), alert.CreatedTime);
        Assert.Equal(Time("2020-09-06T14:46:57.2433333Z"), alert.LastUpdateTime);
        Assert.Null(alert.ResolvedTime);
        Assert.Equal(Time("2020-09-04T05:22:59Z"), alert.FirstActivityTime);
        Assert.Equal(Time("2020-09-04T05:22:59Z"), alert.LastActivityTime);
        Assert.Equal("Ransomware activity", alert.Title);
        Assert.StartsWith("The user Test User2", alert.Description);
        Assert.Equal("Impact", alert.Category);
        Assert.Equal("New", alert.Status);
        Assert.Equal("Medium", alert.Severity);
        Assert.Null(alert.InvestigationId);
        Assert.Equal("UnsupportedAlertType", alert.InvestigationState);
        Assert.Equal("Unknown", alert.Classification);
        Assert.Equal("Unknown", alert.Determination);
        Assert.Equal("testUser2@contoso.com", alert.UserName);
        Assert.Equal(["User", "Ip"], alert.Evidence.Select(e => e.EntityType));
        var user = alert.Evidence[0];
        Assert.Equal("testUser2", user.AccountName);
        Assert.Equal("europe.corp.contoso", user.DomainName);
        Assert.Equal("S-1-5-21-1721254763-462695806-1538882281-4156657", user.UserSid);
        Assert.Equal("fc8f7484-f813-4db2-afab-bc1507913fb6", user.AadUserId);
        Assert.Equal("testUser2@contoso.com", user.UserPrincipalName);
        Assert.Equal("62.216.203.204", alert.Evidence[1].IpAddress);
    }

    [Fact]
    public async Task A_single_incident_of_Defender_XDR_has_its_device_and_file()
    {
        await using var server = new LoopbackServer(new Payload("Defender/api-get-incident").Answer());
        var incident = await TestClient.Create(server).Incidents.GetAsync(924521, DefenderApi.Xdr);

        Assert.Equal("/api/incidents/924521", Assert.Single(server.Requests).Target);
        Assert.Equal("'Mimikatz' hacktool was detected on one endpoint", incident.DisplayName);
        Assert.Equal("https://api.security.microsoft.com/api/$metadata#Incidents/$entity", incident.AdditionalProperties["@odata.context"]);
        var alert = Assert.Single(incident.Alerts);
        Assert.Equal("Mimikatz", alert.ThreatFamilyName);
        Assert.Equal("24c222b0b60fe148eeece49ac83910cc6a7ef491", alert.DeviceId);
        Assert.Equal("user5cx.middleeast.corp.contoso.com", alert.DeviceName);
        Assert.Equal("WDATP-Ring0", alert.DeviceGroup);
        Assert.Equal(["Device", "File"], alert.Evidence.Select(e => e.EntityType));
        var device = Assert.IsType<DefenderDeviceEvidence>(alert.Evidence[0]);
        Assert.Equal("24c222b0b60fe148eeece49ac83910cc6a7ef491", device.DeviceId);
        Assert.Equal("WindowsServer2016", device.OSPlatform);
        Assert.Equal("1607", device.OSVersion);
        Assert.Equal("x64", device.OSProcessor);
        Assert.Equal(14393, device.OSBuild);
        Assert.Equal("Active", device.HealthStatus);
        Assert.Equal("High", device.RiskScore);
        Assert.Equal(9, device.DeviceGroupId);
        Assert.Equal(Time("2020-02-06T14:16:01.9330135Z"), device.FirstSeen);
        var file = Assert.IsType<DefenderFileEvidence>(alert.Evidence[1]);
        Assert.Equal("5de839186691aa96ee2ca6d74f0a38fb8d1bd6dd", file.Sha1);
        Assert.Equal("Detector.UnitTests.dll", file.FileName);
        Assert.Equal(@"C:\Agent\_work\_temp\Deploy_SYSTEM 2020-09-06 12_14_54\Out", file.FilePath);
        Assert.Equal(device.DeviceId, file.DeviceId);
    }

    [Fact]
    public async Task Mail_evidence_of_Defender_XDR_has_its_documented_members()
    {
        var evidence = (await ListAsync("Defender/api-list-incidents", DefenderApi.Xdr))[2].Alerts[0].Evidence;

        Assert.Equal(["Mailbox", "Mailbox", "MailMessage", "MailCluster", "MailCluster", "MailCluster", "MailCluster", "Ip"], evidence.Select(e => e.EntityType));
        Assert.Equal("test User3", Assert.IsType<DefenderMailboxEvidence>(evidence[0]).MailboxDisplayName);
        Assert.Equal("testUser3@contoso.com", evidence[0].MailboxAddress);
        Assert.IsType<DefenderAnalyzedMessageEvidence>(evidence[2]);
        Assert.Equal("user.abc@mail.contoso.co.in", evidence[2].Sender);
        Assert.Equal("test.User4@contoso.com", evidence[2].UserPrincipalName);
        Assert.Equal("test.User4@contoso.com", evidence[2].Recipient);
        Assert.Equal("[EXTERNAL] Attention", evidence[2].Subject);
        Assert.Equal("BodyFingerprintBin1;SenderIp;ContentType", Assert.IsType<DefenderMailClusterEvidence>(evidence[6]).ClusterBy);
    }

    [Fact]
    public async Task The_partial_answer_to_an_update_reads_as_an_incident()
    {
        await using var server = new LoopbackServer(new Payload("Defender/api-update-incidents").Answer());
        var incident = await TestClient.Create(server).Incidents.GetAsync(1, DefenderApi.Xdr);

        Assert.Equal("Resolved", incident.Status);
        Assert.Equal("secop2@contoso.com", incident.AssignedTo);
        Assert.Equal("TruePositive", incident.Classification);
        Assert.Equal("Malware", incident.Determination);
        Assert.Equal(["Yossi's playground", "Don't mess with the Zohan"], incident.Tags);
        Assert.Equal(["pen testing", "valid incident"], incident.Comments.Select(c => c.Comment));
        Assert.Equal(["secop2@contoso.com", "secop2@contoso.comt"], incident.Comments.Select(c => c.CreatedBy));
        Assert.Equal([Time("2021-05-02T09:34:21.5519738Z"), Time("2021-05-02T09:36:27.6652581Z")], incident.Comments.Select(c => c.CreatedTime));
    }

    [Fact]
    public async Task The_list_of_Graph_has_its_documented_incident()
    {
        var incident = Assert.Single(await ListAsync("Graph/list-incidents.expand-alerts", DefenderApi.Graph));

        Assert.Equal(29, incident.IncidentId);
        Assert.Equal("cfcdbe43-297b-4c6b-ac7e-8d7f6befb514", incident.TenantId);
        Assert.Equal("Active", incident.Status);
        Assert.Equal("https://security.microsoft.com/incident2/29/overview?tid=cfcdbe43-297b-4c6b-ac7e-8d7f6befb514", incident.WebUrl);
        Assert.Null(incident.RedirectIncidentId);
        Assert.Equal("Multi-stage incident involving Execution & Command and control on one endpoint", incident.DisplayName);
        Assert.Equal(Time("2026-01-22T12:09:23.1433333Z"), incident.CreatedTime);
        Assert.Equal(Time("2026-02-25T16:29:33.1Z"), incident.LastUpdateTime);
        Assert.Equal("admin@contoso.com", incident.AssignedTo);
        Assert.Equal("TruePositive", incident.Classification);
        Assert.Equal("MultiStagedAttack", incident.Determination);
        Assert.Equal("High", incident.Severity);
        Assert.Equal(["Demo"], incident.Tags);
        Assert.StartsWith("Microsoft observed Raspberry Robin", incident.Description);
        Assert.Equal("API-App:admin@contoso.com", incident.LastModifiedBy);
        Assert.StartsWith("Defender Experts has identified", incident.Summary);
        Assert.Equal(100, incident.PriorityScore);

        var alert = Assert.Single(incident.Alerts);
        Assert.Equal("da09e47ccc-b74a-45bb-985f-8d6c077b70b6_1", alert.AlertId);
        Assert.Equal("09e47ccc-b74a-45bb-985f-8d6c077b70b6_1", alert.ProviderAlertId);
        Assert.Equal(29, alert.IncidentId);
        Assert.Equal("Microsoft Defender for Endpoint", alert.ProductName);
        Assert.Equal("MicrosoftDefenderForEndpoint", alert.DetectionSource);
        Assert.Equal("UnsupportedAlertType", alert.InvestigationState);
        Assert.Equal(["T1546.003"], alert.MitreTechniques);
        Assert.Equal("335b3ef544f5d3690b6c75c776dc3e52bb3485c4", alert.DeviceId);
        Assert.Equal(@"W11PRO-TEST\adminlocal", alert.UserName);
        Assert.Equal(["Device", "User", "Ip", "Process", "Process"], alert.Evidence.Select(e => e.EntityType));
        var process = Assert.IsType<DefenderProcessEvidence>(alert.Evidence[4]);
        Assert.Equal(9420, process.ProcessId);
        Assert.Equal(5308, process.ParentProcessId);
        Assert.Equal("\"powershell.exe\" ", process.ProcessCommandLine);
        Assert.Equal(Time("2026-01-22T13:36:17.8092134Z"), process.ProcessCreationTime);
        Assert.Equal(Time("2026-01-22T12:00:07.0396146Z"), process.ParentProcessCreationTime);
        Assert.Equal("powershell.exe", process.FileName);
        Assert.Equal(@"C:\Windows\System32\WindowsPowerShell\v1.0", process.FilePath);
        Assert.Equal("0ff6f2c94bc7e2833a5f7e16de1622e5dba70396f31c7d5f56381870317e8c46", process.Sha256);
        Assert.Equal("explorer.exe", process.ParentProcessFileName);
        Assert.Equal(@"C:\Windows", process.ParentProcessFilePath);
        Assert.Equal("adminlocal", process.AccountName);
        Assert.Equal("Suspicious", process.Verdict);
        Assert.Equal("Active", process.RemediationStatus);
        Assert.Equal("Detected", process.DetectionStatus);
    }

    private static async Task<List<DefenderIncident>> ListAsync(string payload, DefenderApi api)
    {
        await using var server = new LoopbackServer(new Payload(payload).Answer());
        return await TestClient.Create(server).Incidents.ListAsync(api: api).ToListAsync();
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
