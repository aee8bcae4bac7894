namespace DefenderXdr.Simulation.Tests;

public class FederatedCredentialTests
{
    private const string GitHub = "https://token.actions.githubusercontent.com";
    private const string Main = "repo:fabrikam/soc:ref:refs/heads/main";
    private static readonly System.Security.Cryptography.X509Certificates.X509Certificate2 certificate = Signer.Certificate();
    private static readonly SimulatedTenant tenant = new(Caller.Options(options => options.FederatedCredential = new(GitHub, Main)));
    private static readonly Caller caller = new(tenant);

    [Fact]
    public void The_registered_workload_signs_in()
    {
        var (status, body) = ClientAssertionTests.SignIn(Token(), caller);
        Assert.Equal(200, status);
        Assert.Equal("2", (string?)SignInTests.Claims((string)body["access_token"]!)["appidacr"]);
        Assert.Equal((GitHub, Main), (tenant.LastAssertion!.Issuer, tenant.LastAssertion.Subject));
    }

    [Theory]
    [InlineData("https://gitlab.com", Main, "api://AzureADTokenExchange", 700211, "issuer 'https://gitlab.com'")]
    [InlineData(GitHub, "repo:other/repo", "api://AzureADTokenExchange", 700213, "subject 'repo:other/repo'")]
    [InlineData(GitHub, "repo:Fabrikam/soc:ref:refs/heads/main", "api://AzureADTokenExchange", 7002138, "subject 'repo:Fabrikam/soc:ref:refs/heads/main'. The subject matches with case-insensitive comparison")]
    [InlineData(GitHub, Main, "https://github.com/fabrikam", 700212, "audience 'https://github.com/fabrikam'")]
    public void Another_workload_is_refused_and_what_differs_is_named(string issuer, string subject, string audience, int code, string named)
    {
        var (status, body) = ClientAssertionTests.SignIn(Token(issuer, subject, audience), caller);
        Assert.Equal((401, "invalid_client", code), (status, (string?)body["error"], ClientAssertionTests.Code(body)));
        Assert.StartsWith($"AADSTS{code}: No matching federated identity record found for presented assertion {named}", (string?)body["error_description"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_expired_token_is_refused_and_without_a_credential_so_is_every_token()
    {
        Assert.Equal(700024, ClientAssertionTests.Code(ClientAssertionTests.SignIn(Token(lifetime: -1), caller).Body));
        Assert.Equal(700211, ClientAssertionTests.Code(ClientAssertionTests.SignIn(Token(), new Caller()).Body));
    }

    [Theory]
    [InlineData("""["https://github.com/fabrikam","api://AzureADTokenExchange"]""", 200)]
    [InlineData("""[{"a":1},null,2]""", 401)]
    [InlineData("7", 401)]
    [InlineData("null", 401)]
    public void One_of_several_audiences_will_do(string audience, int status)
    {
        var token = Signer.Assertion(certificate, claims: claims => (claims["iss"], claims["sub"], claims["aud"]) = (GitHub, Main, Newtonsoft.Json.Linq.JToken.Parse(audience)));
        Assert.Equal(status, ClientAssertionTests.SignIn(token, caller).Status);
    }

    [Fact]
    public void A_job_of_GitHub_Actions_gets_its_token_and_signs_in_with_it()
    {
        var (status, body) = Ask("GET", "/oidc/github?api-version=2.0&audience=api://AzureADTokenExchange");
        Assert.Equal(200, status);
        Assert.Equal(200, ClientAssertionTests.SignIn((string)body["value"]!, caller).Status);
        (_, body) = Ask("GET", "/oidc/github");
        Assert.Equal(700212, ClientAssertionTests.Code(ClientAssertionTests.SignIn((string)body["value"]!, caller).Body));
    }

    [Fact]
    public void A_job_of_Azure_Pipelines_gets_its_token_and_signs_in_with_it()
    {
        var (status, body) = Ask("POST", "/oidc/azurepipelines?api-version=7.1&serviceConnectionId=abc");
        Assert.Equal(200, status);
        Assert.Equal(200, ClientAssertionTests.SignIn((string)body["oidcToken"]!, caller).Status);
    }

    [Theory]
    [InlineData("GET", "/oidc/github", "wrong", 401)]
    [InlineData("GET", "/oidc/github", null, 401)]
    [InlineData("POST", "/oidc/azurepipelines", "wrong", 401)]
    [InlineData("POST", "/oidc/github", SimulatedTenant.DefaultOidcRequestToken, 405)]
    [InlineData("GET", "/oidc/azurepipelines", SimulatedTenant.DefaultOidcRequestToken, 405)]
    public void Nobody_else_gets_one(string method, string path, string? bearer, int expected)
    {
        var (status, body) = Ask(method, path, bearer);
        Assert.Equal(expected, status);
        Assert.Null(body["value"] ?? body["oidcToken"]);
    }

    private static string Token(string issuer = GitHub, string subject = Main, string audience = "api://AzureADTokenExchange", int lifetime = 5) =>
        SimulatedIdentityProvider.Issue(issuer, subject, audience, TimeSpan.FromMinutes(lifetime), Caller.Options().Clock());

    private static (int Status, Newtonsoft.Json.Linq.JObject Body) Ask(string method, string path, string? bearer = SimulatedTenant.DefaultOidcRequestToken)
    {
        var headers = bearer is null ? [] : new Dictionary<string, string> { ["authorization"] = "bearer " + bearer };
        var answer = tenant.Handle(new(method, new("http://127.0.0.1:4711" + path), headers));
        return (answer.StatusCode, Caller.Parse(answer.Body));
    }
}
