using System.Globalization;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Payloads;

/// <summary>The documented alerts, property by property.</summary>
public sealed class AlertPayloadTests
{
    [Fact]
    public async Task The_first_list_of_Defender_for_Endpoint_has_its_documented_alert()
    {
        var alert = await SingleAsync("Defender/get-alerts.example1", DefenderApi.Endpoint);

        Assert.Equal("da637308392288907382_-880718168", alert.AlertId);
        Assert.Equal(7587, alert.IncidentId);
        Assert.Equal(723156, alert.InvestigationId);
        Assert.Equal("secop123@contoso.com", alert.AssignedTo);
        Assert.Equal("Low", alert.Severity);
        Assert.Equal("New", alert.Status);
        Assert.Equal("TruePositive", alert.Classification);
        Assert.Equal("Unknown", alert.Determination);
        Assert.Equal("Queued", alert.InvestigationState);
        Assert.Equal("Antivirus", alert.DetectionSource);
        Assert.Equal("WindowsDefenderAv", alert.AdditionalProperties["detectionSource"]);
        Assert.Equal("SuspiciousActivity", alert.Category);
        Assert.Equal("Meterpreter", alert.ThreatFamilyName);
        Assert.Equal("Suspicious 'Meterpreter' behavior was detected", alert.Title);
        Assert.Contains("\n\nA malware is considered active", alert.Description);
        Assert.Equal(Time("2020-07-20T10:53:48.7657932Z"), alert.CreatedTime);
        Assert.Equal(Time("2020-07-20T10:52:17.6654369Z"), alert.FirstActivityTime);
        Assert.Equal(Time("2020-07-20T10:52:18.1362905Z"), alert.LastActivityTime);
        Assert.Equal(Time("2020-07-20T10:53:50.19Z"), alert.LastUpdateTime);
        Assert.Null(alert.ResolvedTime);
        Assert.Equal("12ee6dd8c833c8a052ea231ec1b19adaf497b625", alert.DeviceId);
        Assert.Equal("temp123.middleeast.corp.microsoft.com", alert.DeviceName);
        Assert.Equal("MiddleEast", alert.DeviceGroup);
        Assert.Equal("a839b112-1253-6432-9bf6-94542403f21c", alert.TenantId);
        Assert.Equal(["T1064", "T1085", "T1220"], alert.MitreTechniques);
        Assert.Equal("test comment for docs", Assert.Single(alert.Comments).Comment);
        var user = Assert.IsAssignableFrom<IDictionary<string, object?>>(alert.AdditionalProperties["relatedUser"]);
        Assert.Equal("temp123", user["userName"]);
        Assert.Equal("DOMAIN", user["domainName"]);
        Assert.Empty(alert.Evidence);
    }

    [Fact]
    public async Task The_second_list_of_Defender_for_Endpoint_has_its_documented_evidence()
    {
        var alert = await SingleAsync("Defender/get-alerts.example2", DefenderApi.Endpoint);

        Assert.Equal("17e10bbc-3a68-474a-8aad-faef14d43952", alert.DetectorId);
        Assert.Equal("MicrosoftDefenderForEndpoint", alert.DetectionSource);
        Assert.Equal("111e6dd8c833c8a052ea231ec1b19adaf497b625", alert.DeviceId);
        AssertDocumentedEvidence(alert);
    }

    [Fact]
    public async Task A_single_alert_of_Defender_for_Endpoint_has_its_documented_members()
    {
        await using var server = new LoopbackServer(new Payload("Defender/alerts").Answer());
        var alert = await TestClient.Create(server).Alerts.GetAsync("da637472900382838869_1364969609", DefenderApi.Endpoint);

        Assert.Equal("/api/alerts/da637472900382838869_1364969609", Assert.Single(server.Requests).Target);
        Assert.Equal("da637472900382838869_1364969609", alert.AlertId);
        Assert.Equal(1126093, alert.IncidentId);
        Assert.Equal("temp123@microsoft.com", alert.UserName);
        AssertDocumentedEvidence(alert);
    }

    [Fact]
    public async Task The_list_of_Graph_has_its_documented_alert()
    {
        var alert = await SingleAsync("Graph/list-alerts-v2", DefenderApi.Graph);

        Assert.Equal("da637551227677560813_-961444813", alert.AlertId);
        Assert.Equal(28282, alert.IncidentId);
        Assert.Equal("New", alert.Status);
        Assert.Equal("Low", alert.Severity);
        Assert.Equal("Unknown", alert.Classification);
        Assert.Equal("Unknown", alert.Determination);
        Assert.Equal("MicrosoftDefenderForEndpoint", alert.ServiceSource);
        Assert.Equal("Antivirus", alert.DetectionSource);
        Assert.Equal("b3c1b5fc-828c-45fa-a1e1-10d74f6d6e9c", alert.TenantId);
        Assert.Contains("�\tSubmit relevant files", alert.RecommendedActions);
        Assert.Equal(Time("2021-05-02T14:19:01.3266667Z"), alert.LastUpdateTime);
        Assert.Equal(["Defender Experts"], alert.SystemTags);
        Assert.Equal("#microsoft.graph.security.alert", alert.AdditionalProperties["@odata.type"]);
        Assert.Equal(["Device", "File", "Process", "RegistryKey"], alert.Evidence.Select(e => e.EntityType));

        var device = Assert.IsType<DefenderDeviceEvidence>(alert.Evidence[0]);
        Assert.Equal("#microsoft.graph.security.deviceEvidence", device.ODataType);
        Assert.Equal("73e7e2de709dff64ef64b1d0c30e67fab63279db", device.DeviceId);
        Assert.Equal("yonif-lap3.middleeast.corp.microsoft.com", device.DeviceName);
        Assert.Equal(22424, device.OSBuild);
        Assert.Equal("Other", device.OSVersion);
        Assert.Equal("Medium", device.RiskScore);
        Assert.Equal(75, device.DeviceGroupId);
        Assert.Equal(["Compromised"], device.Roles);
        Assert.Equal(["Main device"], device.DetailedRoles);
        Assert.Equal(["Test Machine"], device.Tags);
        Assert.Equal(["1.1.1.1"], device.IpInterfaces);
        Assert.Equal("Azure", device.VmMetadata!.CloudProvider);
        Assert.Equal("8700d3a3-3bb7-4fbe-a090-488a1ad04161", device.VmMetadata.SubscriptionId);
        Assert.Equal("yonif-lap3", device.HostName);
        Assert.Equal("Onboarded", device.OnboardingStatus);

        var file = Assert.IsType<DefenderFileEvidence>(alert.Evidence[1]);
        Assert.Equal("MsSense.exe", file.FileName);
        Assert.Equal("5f1e8acedc065031aad553b710838eb366cfee9a", file.Sha1);
        Assert.Equal(6136392, file.FileDetails!.FileSize);
        Assert.Equal("Microsoft Corporation", file.FileDetails.FilePublisher);

        var process = Assert.IsType<DefenderProcessEvidence>(alert.Evidence[2]);
        Assert.Equal(4780, process.ProcessId);
        Assert.Equal("\"MsSense.exe\"", process.ProcessCommandLine);
        Assert.Equal("MsSense.exe", process.FileName);
        Assert.Equal("services.exe", process.ParentProcessFileName);
        Assert.Equal(731744, process.ParentProcessImageFile!.FileSize);
        Assert.Equal("System", process.UserAccount!.DisplayName);
        Assert.Equal("SYSTEM", process.AccountName);
        Assert.Equal("NT AUTHORITY", process.DomainName);

        var registry = Assert.IsType<DefenderRegistryKeyEvidence>(alert.Evidence[3]);
        Assert.Equal("HKEY_LOCAL_MACHINE", registry.RegistryHive);
        Assert.Equal(@"SYSTEM\CONTROLSET001\CONTROL\WMI\AUTOLOGGER\SENSEAUDITLOGGER", registry.RegistryKey);
    }

    [Fact]
    public async Task The_answer_to_an_update_on_Graph_reads_as_an_alert()
    {
        await using var server = new LoopbackServer(new Payload("Graph/alert-update").Answer());
        var alert = await TestClient.Create(server).Alerts.GetAsync("da637551227677560813_-961444813", DefenderApi.Graph);

        Assert.Equal("/v1.0/security/alerts_v2/da637551227677560813_-961444813", Assert.Single(server.Requests).Target);
        Assert.Equal("InProgress", alert.Status);
        Assert.Equal("TruePositive", alert.Classification);
        Assert.Equal("Malware", alert.Determination);
        Assert.Equal("secAdmin@contoso.onmicrosoft.com", alert.AssignedTo);
        Assert.Equal("https://security.microsoft.com/incidents/28282?tid=b3c1b5fc-828c-45fa-a1e1-10d74f6d6e9c", alert.IncidentWebUrl);
        Assert.Empty(alert.Evidence);
    }

    private static void AssertDocumentedEvidence(DefenderAlert alert)
    {
        Assert.Equal(["User", "Process", "File"], alert.Evidence.Select(e => e.EntityType));
        var user = Assert.IsType<DefenderUserEvidence>(alert.Evidence[0]);
        Assert.Equal(Time("2021-01-26T20:33:58.42Z"), user.CreatedTime);
        Assert.Equal("name", user.AccountName);
        Assert.Equal("DOMAIN", user.DomainName);
        Assert.Equal("S-1-5-21-11111607-1111760036-109187956-75141", user.UserSid);
        Assert.Equal("11118379-2a59-1111-ac3c-a51eb4a3c627", user.AadUserId);
        Assert.Null(user.DetectionStatus);
        var process = Assert.IsType<DefenderProcessEvidence>(alert.Evidence[1]);
        Assert.Equal(3276, process.ProcessId);
        Assert.Equal(@"rundll32.exe  c:\temp\suspicious.dll,RepeatAfterMe", process.ProcessCommandLine);
        Assert.Equal(Time("2021-01-26T20:31:32.9581596Z"), process.ProcessCreationTime);
        Assert.Equal(8420, process.ParentProcessId);
        Assert.Equal(Time("2021-01-26T20:31:32.9004163Z"), process.ParentProcessCreationTime);
        Assert.Equal("rundll32.exe", process.ParentProcessFileName);
        Assert.Equal(@"C:\Windows\System32", process.ParentProcessFilePath);
        Assert.Equal("Detected", process.DetectionStatus);
        var file = Assert.IsType<DefenderFileEvidence>(alert.Evidence[2]);
        Assert.Equal("suspicious.dll", file.FileName);
        Assert.Equal(@"c:\temp", file.FilePath);
        Assert.Equal("8563f95b2f8a284fc99da44500cd51a77c1ff36c", file.Sha1);
        Assert.Equal("dc0ade0c95d6db98882bc8fa6707e64353cd6f7767ff48d6a81a6c2aef21c608", file.Sha256);
    }

    private static async Task<DefenderAlert> SingleAsync(string payload, DefenderApi api)
    {
        await using var server = new LoopbackServer(new Payload(payload).Answer());
        return Assert.Single(await TestClient.Create(server).Alerts.ListAsync(api: api).ToListAsync());
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
