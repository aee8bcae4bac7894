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
        { "PATCH", Caller.Graph + "/v1.0/security/incidents/1", "SecurityIncident.ReadWrite.All" },
        { "POST", Caller.Graph + "/v1.0/security/incidents/1/comments", "SecurityIncident.ReadWrite.All" },
        { "POST", Caller.Graph + "/v1.0/security/incidents/mergeIncidents", "SecurityData.Manage.All" },
        { "PATCH", Caller.Graph + "/v1.0/security/alerts_v2/1", "SecurityAlert.ReadWrite.All" },
        { "POST", Caller.Graph + "/v1.0/security/alerts_v2/1/comments", "SecurityAlert.ReadWrite.All" },
        { "POST", Caller.Graph + "/v1.0/security/alerts_v2/moveAlerts", "SecurityData.Manage.All" },
    };

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
    public void The_defaults_suffice_for_every_operation() =>
        Assert.All(Operations, row => Assert.Contains(new Caller().Send(row.Data.Item1, row.Data.Item2, "{}").StatusCode, new[] { 400, 404 }));

    [Fact]
    public void A_user_s_permissions_bear_the_delegated_names()
    {
        var api = ProtectedApi.Endpoint;
        Assert.Equal(["Alert.ReadWrite", "Machine.Read", "URL.Read.All"], api.Granted(["Alert.ReadWrite.All", "Machine.Read.All", "URL.Read.All"], delegated: true));
        Assert.Equal(["SecurityData.Manage.All"], ProtectedApi.Graph.Granted(["SecurityData.Manage.All"], delegated: true));
    }
}
