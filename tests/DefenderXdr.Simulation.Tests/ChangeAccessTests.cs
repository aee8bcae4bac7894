namespace DefenderXdr.Simulation.Tests;

/// <summary>Who may change what: the endpoint tables of the three APIs.</summary>
public class ChangeAccessTests
{
    public static TheoryData<string, string, string> Operations { get; } = new()
    {
        { "PATCH", Caller.Xdr + "/api/incidents/1", "Incident.ReadWrite.All" },
        { "PATCH", Caller.Endpoint + "/api/alerts/1", "Alert.ReadWrite.All" },
        { "POST", Caller.Endpoint + "/api/alerts/batchUpdate", "Alert.ReadWrite.All" },
        { "POST", Caller.Endpoint + "/api/alerts/createAlertByReference", "Alert.ReadWrite.All" },
        { "GET", Caller.Endpoint + "/api/alerts/1/machine", "Machine.Read.All" },
        { "GET", Caller.Endpoint + "/api/alerts/1/user", "User.Read.All" },
        { "GET", Caller.Endpoint + "/api/alerts/1/files", "File.Read.All" },
        { "GET", Caller.Endpoint + "/api/alerts/1/ips", "Ip.Read.All" },
        { "GET", Caller.Endpoint + "/api/alerts/1/domains", "URL.Read.All" },
        { "GET", Caller.Endpoint + "/api/machines/1", "Machine.Read.All" },
        { "GET", Caller.Endpoint + "/api/machineactions/1", "Machine.Read.All" },
        { "GET", Caller.Endpoint + "/api/machineactions/1/getPackageUri", "Machine.Read.All" },
        { "GET", Caller.Endpoint + "/api/machineactions/1/GetLiveResponseResultDownloadLink(index=0)", "Machine.Read.All" },
        { "GET", Caller.Endpoint + "/api/machines/1/logonusers", "User.Read.All" },
        { "GET", Caller.Endpoint + "/api/machines/1/software", "Software.Read.All" },
        { "GET", Caller.Endpoint + "/api/machines/1/getmissingkbs", "Software.Read.All" },
        { "GET", Caller.Endpoint + "/api/machines/1/vulnerabilities", "Vulnerability.Read.All" },
        { "GET", Caller.Endpoint + "/api/machines/1/recommendations", "SecurityRecommendation.Read.All" },
        { "POST", Caller.Endpoint + "/api/machines/1/tags", "Machine.ReadWrite.All" },
        { "POST", Caller.Endpoint + "/api/machines/1/setDeviceValue", "Machine.ReadWrite.All" },
        { "PATCH", Caller.Endpoint + "/api/machines/1", "Machine.ReadWrite.All" },
        { "POST", Caller.Endpoint + "/api/machines/AddOrRemoveTagForMultipleMachines", "Machine.ReadWrite.All" },
        { "POST", Caller.Endpoint + "/api/machines/1/isolate", "Machine.Isolate" },
        { "POST", Caller.Endpoint + "/api/machines/1/unisolate", "Machine.Isolate" },
        { "POST", Caller.Endpoint + "/api/machines/1/restrictCodeExecution", "Machine.RestrictExecution" },
        { "POST", Caller.Endpoint + "/api/machines/1/unrestrictCodeExecution", "Machine.RestrictExecution" },
        { "POST", Caller.Endpoint + "/api/machines/1/runAntiVirusScan", "Machine.Scan" },
        { "POST", Caller.Endpoint + "/api/machines/1/offboard", "Machine.Offboard" },
        { "POST", Caller.Endpoint + "/api/machines/1/StopAndQuarantineFile", "Machine.StopAndQuarantine" },
        { "POST", Caller.Endpoint + "/api/machines/1/collectInvestigationPackage", "Machine.CollectForensics" },
        { "POST", Caller.Endpoint + "/api/machines/1/runliveresponse", "Machine.LiveResponse" },
        { "POST", Caller.Endpoint + "/api/machines/1/startInvestigation", "Alert.ReadWrite.All" },
        { "POST", Caller.Endpoint + "/api/machineactions/1/cancel", "Machine.Scan" },
        { "PATCH", Caller.Graph + "/v1.0/security/incidents/1", "SecurityIncident.ReadWrite.All" },
        { "POST", Caller.Graph + "/v1.0/security/incidents/1/comments", "SecurityIncident.ReadWrite.All" },
        { "POST", Caller.Graph + "/v1.0/security/incidents/mergeIncidents", "SecurityData.Manage.All" },
        { "PATCH", Caller.Graph + "/v1.0/security/alerts_v2/1", "SecurityAlert.ReadWrite.All" },
        { "POST", Caller.Graph + "/v1.0/security/alerts_v2/1/comments", "SecurityAlert.ReadWrite.All" },
        { "POST", Caller.Graph + "/v1.0/security/alerts_v2/moveAlerts", "SecurityData.Manage.All" },
    };

    [Fact]
    public void A_user_needs_other_permissions_for_links_than_an_application()
    {
        foreach (var (path, permission) in new[] { ("getPackageUri", "Machine.CollectForensics"), ("GetLiveResponseResultDownloadLink(index=0)", "Machine.LiveResponse") })
        {
            AsUser("Machine.ReadWrite.All", 403);
            AsUser(permission, 404);
            void AsUser(string granted, int status)
            {
                var caller = new Caller(options => options.Permissions = [granted]);
                var signedIn = caller.SignIn(
                    ("grant_type", "password"), ("scope", Caller.Endpoint + "/.default"), ("username", SimulatedTenant.DefaultUserName), ("password", SimulatedTenant.DefaultPassword));
                caller.Get($"{Caller.Endpoint}/api/machineactions/1/{path}", status, (string)signedIn.Body["access_token"]!);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Each_operation_takes_its_permission_and_no_lesser_one(string method, string url, string permission)
    {
        var lesser = new Caller(options => options.Permissions =
            ["Incident.Read.All", "Alert.Read.All", "SecurityIncident.Read.All", "SecurityAlert.Read.All", "AdvancedHunting.Read.All"]);
        var error = lesser.Get(url, 403, method: method, body: "{}")["error"]!;
        Assert.Equal("Forbidden", (string?)error["code"]);
        Assert.Contains(permission, (string?)error["message"], StringComparison.Ordinal);

        // Let in, it is the body or the id that is wrong.
        var answer = new Caller(options => options.Permissions = [permission]).Send(method, url, "{}");
        Assert.Contains(answer.StatusCode, new[] { 400, 404 });
    }

    [Fact]
    public void The_defaults_suffice_for_every_operation()
    {
        var caller = new Caller();
        Assert.All(Operations, row => Assert.Contains(caller.Send(row.Data.Item1, row.Data.Item2, "{}").StatusCode, new[] { 400, 404 }));
    }

    [Fact]
    public void A_user_s_permissions_bear_the_delegated_names()
    {
        var api = ProtectedApi.Endpoint;
        Assert.Equal(["Alert.ReadWrite", "Machine.Read", "URL.Read.All"], api.Granted(["Alert.ReadWrite.All", "Machine.Read.All", "URL.Read.All"], delegated: true));
        Assert.Equal(["SecurityData.Manage.All"], ProtectedApi.Graph.Granted(["SecurityData.Manage.All"], delegated: true));
    }
}
