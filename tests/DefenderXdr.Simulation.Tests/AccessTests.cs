using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class AccessTests
{
    private const string GraphIncidents = Caller.Graph + "/v1.0/security/incidents";
    private const string XdrIncidents = Caller.Xdr + "/api/incidents";
    private const string EndpointAlerts = Caller.Endpoint + "/api/alerts";

    [Theory]
    [InlineData(GraphIncidents, "InvalidAuthenticationToken")]
    [InlineData(XdrIncidents, "Unauthorized")]
    [InlineData(EndpointAlerts, "Unauthorized")]
    public void Without_a_good_token_there_is_401(string url, string code)
    {
        var caller = new Caller();
        var good = caller.Token(new Uri(url).GetLeftPart(UriPartial.Authority));
        var dot = good.LastIndexOf('.');
        string[] bad = ["", "nonsense", good[..^20] + "AAAAAAAAAAAAAAAAAAAA", good[..dot] + ".", new Caller().Token(new Uri(url).GetLeftPart(UriPartial.Authority)), "a.b.c", "é.ü.ß"];
        Assert.All(bad, token => Assert.Equal(code, (string?)caller.Get(url, 401, token)["error"]!["code"]));
        var answer = caller.Simulation.Handle(new("GET", new(url)));
        Assert.Equal(401, answer.StatusCode);
        Assert.StartsWith("Bearer ", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_that_has_expired_is_refused()
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        var caller = new Caller(options => options.Clock = () => now);
        caller.Get(XdrIncidents);
        now += TimeSpan.FromSeconds(3598);
        caller.Get(XdrIncidents);
        now += TimeSpan.FromSeconds(1);
        Assert.Contains("expired", (string)caller.Get(XdrIncidents, 401)["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GraphIncidents, Caller.Xdr)]
    [InlineData(GraphIncidents, Caller.Endpoint)]
    [InlineData(XdrIncidents, Caller.Graph)]
    [InlineData(EndpointAlerts, Caller.Xdr)]
    [InlineData(EndpointAlerts, Caller.Graph)]
    public void A_token_for_another_API_is_refused_and_both_are_named(string url, string audience)
    {
        var caller = new Caller();
        var message = (string)caller.Get(url, 401, caller.Token(audience))["error"]!["message"]!;
        Assert.Contains($"'{audience}'", message, StringComparison.Ordinal);
        Assert.Contains($"'{new Uri(url).GetLeftPart(UriPartial.Authority)}'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://securitycenter.onmicrosoft.com/windowsatpservice")]
    [InlineData("https://api.securitycenter.windows.com")]
    public void The_partner_page_s_audience_reads_XDR_incidents(string audience)
    {
        var caller = new Caller();
        caller.Get(XdrIncidents, token: caller.Token(audience));
        caller.Get(EndpointAlerts, token: caller.Token(audience));
    }

    [Theory]
    [InlineData(GraphIncidents, "SecurityIncident.Read.All")]
    [InlineData(Caller.Graph + "/v1.0/security/alerts_v2", "SecurityAlert.Read.All")]
    [InlineData(XdrIncidents, "Incident.Read.All")]
    [InlineData(EndpointAlerts, "Alert.Read.All")]
    public void Without_the_permission_there_is_403_that_names_it_and_Read_or_ReadWrite_will_do(string url, string permission)
    {
        var error = new Caller(options => options.Permissions = []).Get(url, 403)["error"]!;
        Assert.Equal("Forbidden", (string?)error["code"]);
        Assert.StartsWith($"Missing application roles. API required roles: {permission},", (string?)error["message"], StringComparison.Ordinal);
        new Caller(options => options.Permissions = [permission]).Get(url);
        new Caller(options => options.Permissions = [permission.Replace("Read", "ReadWrite", StringComparison.Ordinal)]).Get(url);
    }

    [Fact]
    public void Paths_and_methods_that_do_not_exist_are_told_apart()
    {
        var caller = new Caller();
        Assert.Equal("NotFound", (string?)caller.Get(Caller.Xdr + "/api/nothing", 404)["error"]!["code"]);
        Assert.NotNull(caller.Get(Caller.Graph + "/v1.0/security/nothing", 404)["error"]!["innerError"]);
        caller.Get(XdrIncidents, 405, method: "DELETE");
        caller.Get(GraphIncidents, 405, method: "POST");
        Assert.Equal(405, caller.Simulation.Handle(new("GET", new($"https://login.microsoftonline.com/{SimulatedTenant.DefaultTenantId}/oauth2/token"))).StatusCode);
    }

    [Fact]
    public void Graph_echoes_the_client_s_request_id()
    {
        var caller = new Caller();
        var id = Guid.NewGuid().ToString();
        var answer = caller.Simulation.Handle(new("GET", new(GraphIncidents), new Dictionary<string, string> { ["Client-Request-Id"] = id }));
        Assert.Equal(id, answer.Headers["client-request-id"]);
        Assert.Equal(id, (string?)JObject.Parse(answer.Body)["error"]!["innerError"]!["client-request-id"]);
    }

    [Theory]
    [InlineData("GET", "http://x/")]
    [InlineData("", "http://x//")]
    [InlineData("PATCH", "http://x/%/%zz?%=%&&&==")]
    [InlineData("GET", "relative/path")]
    [InlineData("POST", "http://x/a/oauth2/token")]
    [InlineData("GET", "http://x/common/userrealm/")]
    [InlineData("GET", "http://x/a/oauth2/v2.0/authorize")]
    [InlineData("GET", "http://x/common/oauth2/v2.0/authorize?client_id=%00&redirect_uri=%")]
    [InlineData("POST", "http://x/common/oauth2/v2.0/devicecode")]
    [InlineData("GET", "http://x/oidc/github?audience=%")]
    [InlineData("GET", "http://x/metadata/identity/oauth2/token")]
    [InlineData("GET", "urn:a:b")]
    [InlineData("GET", "mailto:a@contoso.com")]
    [InlineData("GET", "file:///c:/x")]
    public void Nothing_makes_it_throw(string method, string uri) =>
        Assert.InRange(new SimulatedTenant().Handle(new(method, new(uri, UriKind.RelativeOrAbsolute))).StatusCode, 200, 499);
}
