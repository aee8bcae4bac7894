using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class ManagedIdentityTests
{
    private const string Imds = "http://169.254.169.254/metadata/identity/oauth2/token";
    private const string AppService = "http://127.0.0.1:41741/msi/token";
    private const string Query = "?api-version=2018-02-01&resource=https://api.security.microsoft.com";
    private static readonly SimulatedManagedIdentity identity = new();
    private static readonly Caller caller = new(options => options.ManagedIdentity = identity);
    private static readonly Dictionary<string, string> metadata = new() { ["metadata"] = "true" };
    private static readonly Dictionary<string, string> header = new() { ["x-identity-header"] = identity.Header };

    public static TheoryData<string> Names =>
    [
        "",
        "&client_id=" + identity.ClientId.ToUpperInvariant(),
        "&object_id=" + identity.ObjectId,
        "&principal_id=" + identity.ObjectId,
        "&mi_res_id=" + Uri.EscapeDataString(identity.ResourceId),
        "&msi_res_id=" + identity.ResourceId,
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_of_its_ids_or_none_names_the_identity_at_either_endpoint(string name)
    {
        foreach (var (endpoint, headers) in new[] { (Imds, metadata), (AppService, header) })
        {
            var (status, body) = Ask(endpoint + Query + name, headers);
            Assert.Equal(200, status);
            Assert.Equal(("Bearer", identity.ClientId), ((string?)body["token_type"], (string?)body["client_id"]));
            var claims = SignInTests.Claims((string)body["access_token"]!);
            Assert.Equal((identity.ClientId, identity.ObjectId), ((string?)claims["appid"], (string?)claims["oid"]));
            Assert.Equal(["Incident.ReadWrite.All", "AdvancedHunting.Read.All"], claims["roles"]!.Values<string>());
            caller.Get(Caller.Xdr + "/api/incidents?$top=1", token: (string)body["access_token"]!);
        }
    }

    [Fact]
    public void The_metadata_service_answers_with_strings()
    {
        var (_, body) = Ask(Imds + Query, metadata);
        var expiry = Caller.Options().Clock().ToUnixTimeSeconds() + 3599;
        Assert.Equal($"{expiry}", body["expires_on"]!.Value<string>());
        Assert.Equal("3599", body["expires_in"]!.Value<string>());
        Assert.All(body.Properties(), member => Assert.Equal(JTokenType.String, member.Value.Type));

        // A reader that takes the last of the two, as MSAL does, must end up with the time.
        var names = body.Properties().Select(member => member.Name).ToList();
        Assert.True(names.IndexOf("expires_in") < names.IndexOf("expires_on"));
    }

    [Fact]
    public void App_Service_sends_the_time_of_expiry_alone()
    {
        var (_, body) = Ask(AppService + Query, header);
        Assert.Equal(["access_token", "client_id", "expires_on", "resource", "token_type"], body.Properties().Select(member => member.Name));
        Assert.Equal(JTokenType.String, body["expires_on"]!.Type);
    }

    [Fact]
    public void The_metadata_service_wants_its_header_and_its_parameters()
    {
        Assert.Equal((400, "Required metadata header not specified"), Refusal(Imds + Query, null));
        Assert.Equal((400, "Required metadata header not specified"), Refusal(Imds + Query, new() { ["Metadata"] = "false" }));
        Assert.Equal((400, "Required query variable 'resource' is missing"), Refusal(Imds + "?api-version=2018-02-01", metadata));
        Assert.Equal((400, "Required query variable 'api-version' is missing"), Refusal(Imds + "?resource=https://graph.microsoft.com", metadata));
        Assert.Equal(405, Ask(Imds + Query, metadata, "POST").Status);
    }

    [Theory]
    [InlineData("&client_id=11111111-2222-3333-4444-555555555555")]
    [InlineData("&object_id=11111111-2222-3333-4444-555555555555")]
    [InlineData("&msi_res_id=/subscriptions/nowhere")]
    public void An_identity_that_is_not_assigned_is_not_found(string name)
    {
        Assert.Equal((400, "Identity not found"), Refusal(Imds + Query + name, metadata));
        var (status, body) = Ask(AppService + Query + name, header);
        Assert.Equal((400, 400), (status, (int)body["statusCode"]!));
        Assert.StartsWith("No User Assigned or Delegated Managed Identity found", (string?)body["message"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_that_does_not_exist_is_refused()
    {
        var (status, body) = Ask(Imds + "?api-version=2018-02-01&resource=https://nowhere.contoso.com", metadata);
        Assert.Equal((400, "invalid_resource"), (status, (string?)body["error"]));
        Assert.StartsWith("AADSTS500011: ", (string?)body["error_description"], StringComparison.Ordinal);
        Assert.Equal(400, Ask(AppService + "?api-version=2019-08-01&resource=https://nowhere.contoso.com", header).Status);
    }

    [Fact]
    public void App_Service_wants_its_secret_header()
    {
        Assert.Equal(401, Ask(AppService + Query, null).Status);
        Assert.Equal(401, Ask(AppService + Query, new() { ["X-IDENTITY-HEADER"] = "guess" }).Status);
        Assert.Equal(400, Ask(AppService + "?api-version=2019-08-01", header).Status);
    }

    [Theory]
    [InlineData("http://169.254.169.254/metadata/identity/getplatformmetadata?cred-api-version=2.0")]
    [InlineData("http://169.254.169.254/metadata/instance/compute?api-version=2021-02-01")]
    public void The_newer_metadata_service_is_not_there(string url) => Assert.Equal(404, Ask(url, metadata).Status);

    [Fact]
    public void Without_an_identity_there_is_no_endpoint()
    {
        var none = new SimulatedTenant();
        Assert.Equal(404, none.Handle(new("GET", new(Imds + Query), metadata)).StatusCode);
        Assert.Equal(404, none.Handle(new("GET", new(AppService + Query), header)).StatusCode);
    }

    [Fact]
    public void Behind_several_tenants_the_first_has_the_identity()
    {
        var options = Caller.Options(made => made.ManagedIdentity = new());
        var cloud = new SimulatedCloud(new SimulatedTenant(options), new SimulatedTenant(options.ForTenant("fabrikam.onmicrosoft.com")));
        var answer = cloud.Handle(new("GET", new(Imds + Query), metadata));
        Assert.Equal(options.TenantId, (string?)SignInTests.Claims((string)Caller.Parse(answer.Body)["access_token"]!)["tid"]);
    }

    private static (int Status, string? Description) Refusal(string url, Dictionary<string, string>? headers)
    {
        var (status, body) = Ask(url, headers);
        Assert.Equal("invalid_request", (string?)body["error"]);
        return (status, (string?)body["error_description"]);
    }

    private static (int Status, JObject Body) Ask(string url, Dictionary<string, string>? headers, string method = "GET")
    {
        var answer = caller.Simulation.Handle(new(method, new(url), headers));
        return (answer.StatusCode, Caller.Parse(answer.Body));
    }
}
