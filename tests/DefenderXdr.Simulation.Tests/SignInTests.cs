using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class SignInTests
{
    private const string Authority = "https://login.microsoftonline.com/" + SimulatedTenant.DefaultTenantId;
    private static readonly Caller caller = new();

    [Fact]
    public void The_v2_endpoint_gives_an_application_token_with_its_roles()
    {
        var (status, body) = caller.SignIn();
        Assert.Equal(200, status);
        Assert.Equal("Bearer", (string?)body["token_type"]);
        Assert.Equal(3599, (long)body["expires_in"]!);
        var claims = Claims((string)body["access_token"]!);
        Assert.Equal("https://graph.microsoft.com", (string?)claims["aud"]);
        Assert.Equal(SimulatedTenant.DefaultTenantId, (string?)claims["tid"]);
        Assert.Equal($"https://sts.windows.net/{SimulatedTenant.DefaultTenantId}/", (string?)claims["iss"]);
        Assert.Equal(SimulatedTenant.DefaultClientId, (string?)claims["appid"]);
        Assert.Equal(3599, (long)claims["exp"]! - (long)claims["iat"]!);
        Assert.Equal(["SecurityIncident.ReadWrite.All", "SecurityAlert.ReadWrite.All", "SecurityData.Manage.All", "ThreatHunting.Read.All"], claims["roles"]!.Values<string>());
        Assert.Null(claims["scp"]);
    }

    [Fact]
    public void The_v1_endpoint_takes_a_resource_and_answers_with_strings()
    {
        var (status, body) = caller.Post(Authority + "/oauth2/token", Caller.Form(new()
        {
            ["resource"] = "https://api.securitycenter.windows.com/",
            ["client_id"] = SimulatedTenant.DefaultClientId,
            ["client_secret"] = SimulatedTenant.DefaultClientSecret,
            ["grant_type"] = "client_credentials",
        }));
        Assert.Equal(200, status);
        Assert.All(new[] { "expires_in", "ext_expires_in", "expires_on", "not_before", "resource" }, name => Assert.Equal(JTokenType.String, body[name]!.Type));
        Assert.Equal("https://api.securitycenter.windows.com", (string?)Claims((string)body["access_token"]!)["aud"]);
    }

    [Fact]
    public void A_password_typed_into_the_form_unescaped_gives_a_delegated_token()
    {
        var form = $"resource=https://api.securitycenter.microsoft.com&client_id={SimulatedTenant.DefaultClientId}&grant_type=password" +
            $"&username={SimulatedTenant.DefaultUserName}&password={SimulatedTenant.DefaultPassword}";
        var (status, body) = caller.Post(Authority + "/oauth2/token", form);
        Assert.Equal(200, status);
        var claims = Claims((string)body["access_token"]!);
        Assert.Equal(
            "Alert.ReadWrite AdvancedQuery.Read Machine.Read Machine.ReadWrite Incident.Read File.Read.All Ip.Read.All URL.Read.All User.Read.All"
            + " Software.Read Vulnerability.Read SecurityRecommendation.Read Machine.Isolate Machine.RestrictExecution Machine.Scan"
            + " Machine.StopAndQuarantine Machine.CollectForensics Machine.LiveResponse Machine.Offboard Library.Manage Ti.ReadWrite",
            (string?)claims["scp"]);
        Assert.Equal(SimulatedTenant.DefaultUserName, (string?)claims["upn"]);
        Assert.Null(claims["roles"]);
        caller.Get(Caller.Endpoint + "/api/alerts?$top=1", token: (string)body["access_token"]!);
    }

    [Fact]
    public void Graph_scopes_keep_their_All()
    {
        var (_, body) = Password("https://graph.microsoft.com/SecurityIncident.ReadWrite.All openid profile");
        Assert.Equal("SecurityIncident.ReadWrite.All SecurityAlert.ReadWrite.All SecurityData.Manage.All ThreatHunting.Read.All", (string?)Claims((string)body["access_token"]!)["scp"]);
        Assert.NotNull(body["id_token"]);
        caller.Get(Caller.Graph + "/v1.0/security/incidents?$top=1", token: (string)body["access_token"]!);
    }

    [Fact]
    public void The_signature_verifies_with_the_published_keys()
    {
        var configuration = Caller.Parse(Anonymous(Authority + "/v2.0/.well-known/openid-configuration").Body);
        Assert.Equal(Authority + "/oauth2/v2.0/token", (string?)configuration["token_endpoint"]);
        var key = Caller.Parse(Anonymous((string)configuration["jwks_uri"]!).Body)["keys"]![0]!;
        using var rsa = RSA.Create(new RSAParameters { Modulus = Bytes((string)key["n"]!), Exponent = Bytes((string)key["e"]!) });
        Assert.Equal(2048, rsa.KeySize);
        var parts = caller.Token(Caller.Xdr).Split('.');
        Assert.Equal((string?)key["kid"], (string?)Caller.Parse(Encoding.UTF8.GetString(Bytes(parts[0])))["kid"]);
        Assert.True(rsa.VerifyData(Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), Bytes(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Fact]
    public void Documents_lead_back_to_the_host_that_was_asked()
    {
        var instance = Caller.Parse(Anonymous("http://127.0.0.1:4711/common/discovery/instance?api-version=1.1").Body);
        Assert.StartsWith("http://127.0.0.1:4711/", (string?)instance["tenant_discovery_endpoint"], StringComparison.Ordinal);
        Assert.Equal("127.0.0.1:4711", (string?)instance["metadata"]![0]!["aliases"]![0]);
        var v1 = Caller.Parse(Anonymous("http://127.0.0.1:4711/contoso.onmicrosoft.com/.well-known/openid-configuration").Body);
        Assert.Equal("http://127.0.0.1:4711/contoso.onmicrosoft.com/oauth2/token", (string?)v1["token_endpoint"]);
        Assert.Equal("Managed", (string?)Caller.Parse(Anonymous("http://127.0.0.1:4711/common/userrealm/analyst@contoso.onmicrosoft.com?api-version=1.0").Body)["account_type"]);
    }

    [Theory]
    [InlineData("client_secret", "wrong", 401, "invalid_client", 7000215)]
    [InlineData("client_id", "11111111-2222-3333-4444-555555555555", 400, "unauthorized_client", 700016)]
    [InlineData("client_id", SimulatedTenant.ConsentRequiredClientId, 400, "invalid_grant", 65001)]
    [InlineData("client_id", "", 400, "invalid_request", 900144)]
    [InlineData("grant_type", "", 400, "invalid_request", 900144)]
    [InlineData("grant_type", "implicit", 400, "unsupported_grant_type", 70003)]
    [InlineData("scope", "", 400, "invalid_request", 900144)]
    [InlineData("scope", "https://nowhere.contoso.com/.default", 400, "invalid_resource", 500011)]
    [InlineData("scope", "https://graph.microsoft.com/SecurityAlert.Read.All", 400, "invalid_scope", 1002012)]
    [InlineData("scope", "https://graph.microsoft.com/.default https://api.security.microsoft.com/.default", 400, "invalid_request", 28000)]
    public void A_wrong_sign_in_is_refused_as_Entra_does(string field, string value, int status, string error, int code)
    {
        var (got, body) = caller.SignIn((field, value));
        Assert.Equal((status, error, code), (got, (string?)body["error"], (int)body["error_codes"]![0]!));
        Assert.StartsWith($"AADSTS{code}: ", (string?)body["error_description"], StringComparison.Ordinal);
        Assert.Matches("Trace ID: .+ Correlation ID: .+ Timestamp: 2026-11-21 12:00:00Z$", (string)body["error_description"]!);
        Assert.All(new[] { "timestamp", "trace_id", "correlation_id", "error_uri" }, name => Assert.NotNull(body[name]));
    }

    [Theory]
    [InlineData("deadbeef-0000-0000-0000-000000000000", 90002)]
    [InlineData(SimulatedTenant.UnconsentedTenantId, 700016)]
    [InlineData("common", 50059)]
    public void A_tenant_that_cannot_sign_the_application_in_says_why(string tenant, int code)
    {
        var (_, body) = caller.Post($"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", ClientForm());
        Assert.Equal(code, (int)body["error_codes"]![0]!);
    }

    [Fact]
    public void The_domain_names_the_tenant_too()
    {
        var (status, body) = caller.Post($"https://login.microsoftonline.com/{SimulatedTenant.Domain}/oauth2/v2.0/token", ClientForm());
        Assert.Equal(200, status);
        Assert.Equal(SimulatedTenant.DefaultTenantId, (string?)Claims((string)body["access_token"]!)["tid"]);
    }

    [Fact]
    public void A_Basic_header_carries_the_secret_as_well()
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SimulatedTenant.DefaultClientId}:{SimulatedTenant.DefaultClientSecret}"));
        var (status, _) = caller.Post(Authority + "/oauth2/v2.0/token", "grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default", new() { ["authorization"] = "Basic " + basic });
        Assert.Equal(200, status);
    }

    [Fact]
    public void A_wrong_password_is_refused()
    {
        var (status, body) = Password("https://graph.microsoft.com/.default", "wrong");
        Assert.Equal((400, "invalid_grant", 50126), (status, (string?)body["error"], (int)body["error_codes"]![0]!));
    }

    [Fact]
    public void A_refresh_token_signs_the_user_in_again()
    {
        var (_, first) = Password("https://graph.microsoft.com/.default offline_access");
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = SimulatedTenant.DefaultClientId,
            ["scope"] = "https://api.security.microsoft.com/.default",
            ["refresh_token"] = (string)first["refresh_token"]!,
        };
        var (status, body) = caller.Post(Authority + "/oauth2/v2.0/token", Caller.Form(form));
        Assert.Equal(200, status);
        Assert.Equal("https://api.security.microsoft.com", (string?)Claims((string)body["access_token"]!)["aud"]);
        form["refresh_token"] = "stale";
        Assert.Equal(70000, (int)caller.Post(Authority + "/oauth2/v2.0/token", Caller.Form(form)).Body["error_codes"]![0]!);
    }

    [Fact]
    public void A_permission_that_was_not_granted_needs_consent() =>
        Assert.Equal(65001, (int)Password("https://api.securitycenter.microsoft.com/Score.Read").Body["error_codes"]![0]!);

    [Fact]
    public void Chosen_permissions_are_what_tokens_carry_each_on_its_API()
    {
        var narrow = new Caller(options => options.Permissions = ["SecurityAlert.Read.All", "Incident.Read.All"]);
        Assert.Equal(["SecurityAlert.Read.All"], Claims(narrow.Token(Caller.Graph))["roles"]!.Values<string>());
        Assert.Equal(["Incident.Read.All"], Claims(narrow.Token(Caller.Xdr))["roles"]!.Values<string>());
        Assert.Null(Claims(new Caller(options => options.Permissions = []).Token(Caller.Graph))["roles"]);
    }

    [Fact]
    public void Two_tokens_of_one_second_differ() =>
        Assert.NotEqual((string?)caller.SignIn().Body["access_token"], (string?)caller.SignIn().Body["access_token"]);

    internal static JObject Claims(string token) => Caller.Parse(Encoding.UTF8.GetString(Bytes(token.Split('.')[1])));

    private static byte[] Bytes(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);

    private static string ClientForm() => Caller.Form(new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = SimulatedTenant.DefaultClientId,
        ["client_secret"] = SimulatedTenant.DefaultClientSecret,
        ["scope"] = "https://graph.microsoft.com/.default",
    });

    private static (int Status, JObject Body) Password(string scope, string password = SimulatedTenant.DefaultPassword) =>
        caller.Post("https://login.microsoftonline.com/organizations/oauth2/v2.0/token", Caller.Form(new()
        {
            ["grant_type"] = "password",
            ["client_id"] = SimulatedTenant.DefaultClientId,
            ["scope"] = scope,
            ["username"] = SimulatedTenant.DefaultUserName,
            ["password"] = password,
        }));

    private static SimulatedResponse Anonymous(string url) => caller.Simulation.Handle(new("GET", new(url)));
}
