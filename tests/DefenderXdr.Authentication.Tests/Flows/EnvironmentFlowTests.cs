using DefenderXdr.Authentication;
using DefenderXdr.Simulation;
using DefenderXdr.Tests.Assertions;
using DefenderXdr.Tests.Certificates;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Flows;

/// <summary>Which flow the environment variables of Azure Identity mean.</summary>
public sealed class EnvironmentFlowTests : IDisposable
{
    private static readonly (string, string)[] App = [("AZURE_TENANT_ID", SimulatedTenant.DefaultTenantId), ("AZURE_CLIENT_ID", SimulatedTenant.DefaultClientId)];
    private static readonly (string, string) Secret = ("AZURE_CLIENT_SECRET", SimulatedTenant.DefaultClientSecret);
    private static readonly (string, string)[] User = [("AZURE_USERNAME", SimulatedTenant.DefaultUserName), ("AZURE_PASSWORD", SimulatedTenant.DefaultPassword)];

    private readonly string folder = Directory.CreateTempSubdirectory("DefenderXdr").FullName;

    [Fact]
    public void A_secret_comes_before_a_certificate_then_a_user_then_a_token_file()
    {
        (string, string)[] file = [("AZURE_FEDERATED_TOKEN_FILE", TokenFile())], certificate = [("AZURE_CLIENT_CERTIFICATE_PATH", Pfx(null))];

        Assert.IsType<ClientSecretFlow>(Create([.. App, .. file, .. User, .. certificate, Secret]));
        Assert.IsType<CertificateFlow>(Create([.. App, .. file, .. User, .. certificate]));
        Assert.IsType<UserPasswordFlow>(Create([.. App, .. file, .. User]));
        Assert.IsType<ClientAssertionFlow>(Create([.. App, .. file]));
        Assert.IsType<ClientAssertionFlow>(Create([.. App, .. file, User[0]]));
    }

    [Fact]
    public async Task Each_of_them_signs_in()
    {
        using var certificate = TestCertificate.Rsa();
        await using var entra = new Entra(options: new() { Certificates = [certificate], FederatedCredential = Workload.Trusted });
        (string, string)[][] ways =
        [
            [Secret],
            [("AZURE_CLIENT_CERTIFICATE_PATH", Pfx(TestCertificate.Password, certificate)), ("AZURE_CLIENT_CERTIFICATE_PASSWORD", TestCertificate.Password), ("AZURE_CLIENT_SEND_CERTIFICATE_CHAIN", "true")],
            User,
            [("AZURE_FEDERATED_TOKEN_FILE", TokenFile())],
        ];

        foreach (var way in ways)
            Assert.Equal(SimulatedTenant.DefaultTenantId, (await Create([.. App, .. way], entra).GetTokenAsync(entra.Graph, false, default)).TenantId);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("true", 1)]
    [InlineData("TRUE", 1)]
    [InlineData("0", 0)]
    [InlineData("yes", 0)]
    public async Task The_certificate_goes_along_when_the_variable_says_so(string value, int certificates)
    {
        using var certificate = TestCertificate.Rsa();
        var tenant = new SimulatedTenant(new() { IncidentCount = 1, Certificates = [certificate] });
        using var http = Http.DefenderHttp.CreateClient(new SimulatedTenantHandler(tenant));
        var flow = EnvironmentFlow.Create((tenantId, clientId) => new() { TenantId = tenantId, ClientId = clientId, Hosts = HostTable.Resolve(), HttpClient = http },
            environment: Workload.Variables([.. App, ("AZURE_CLIENT_CERTIFICATE_PATH", Pfx(null, certificate)), ("AZURE_CLIENT_SEND_CERTIFICATE_CHAIN", value)]));

        await flow.GetTokenAsync(HostTable.Resolve().Graph, false, default);

        Assert.Equal(certificates, tenant.LastAssertion!.ChainLength);
    }

    [Fact]
    public void What_the_caller_names_comes_before_the_environment()
    {
        var flow = Create([.. App, Secret], tenantId: "fabrikam.com", clientId: "mine");

        Assert.Equal(("fabrikam.com", "mine"), (flow.TenantId, flow.ClientId));
        Assert.IsType<ClientSecretFlow>(Create([Secret], tenantId: "fabrikam.com", clientId: "mine"));
    }

    [Theory]
    [InlineData("", "none", "AZURE_TENANT_ID, AZURE_CLIENT_ID, one of AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH, AZURE_USERNAME with AZURE_PASSWORD, AZURE_FEDERATED_TOKEN_FILE")]
    [InlineData("AZURE_TENANT_ID AZURE_CLIENT_SECRET", "AZURE_TENANT_ID, AZURE_CLIENT_SECRET", "AZURE_CLIENT_ID")]
    [InlineData("AZURE_TENANT_ID AZURE_CLIENT_ID AZURE_USERNAME", "AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_USERNAME", "AZURE_PASSWORD")]
    [InlineData("AZURE_CLIENT_ID AZURE_PASSWORD", "AZURE_CLIENT_ID, AZURE_PASSWORD", "AZURE_TENANT_ID, AZURE_USERNAME")]
    public void What_is_missing_is_named_and_no_value_shown(string names, string set, string missing)
    {
        var error = Assert.ThrowsAny<DefenderException>(() => Create([.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, "value-of-it"))]));

        Assert.Equal(ErrorIds.EnvironmentIncomplete, error.ErrorId);
        Assert.EndsWith($"Set: {set}. Missing: {missing}.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("value-of-it", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_variable_is_not_set()
    {
        Assert.Equal(ErrorIds.EnvironmentIncomplete, Assert.ThrowsAny<DefenderException>(() => Create([.. App, ("AZURE_CLIENT_SECRET", " ")])).ErrorId);
    }

    [Fact]
    public void A_certificate_that_does_not_open_is_an_error_at_once()
    {
        var error = Assert.ThrowsAny<DefenderException>(() => Create([.. App, ("AZURE_CLIENT_CERTIFICATE_PATH", Pfx(TestCertificate.Password)), ("AZURE_CLIENT_CERTIFICATE_PASSWORD", "guess")]));

        Assert.Equal(ErrorIds.CertificatePasswordWrong, error.ErrorId);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("https://login.microsoftonline.us/", "https://login.microsoftonline.us/")]
    [InlineData("login.microsoftonline.us", "https://login.microsoftonline.us/")]
    public void The_sign_in_host_is_offered(string? value, string? expected)
    {
        Assert.Equal(expected, EnvironmentFlow.AuthorityHost(name => name == "AZURE_AUTHORITY_HOST" ? value : null)?.AbsoluteUri);
    }

    [Fact]
    public void A_sign_in_host_that_is_none_is_an_error()
    {
        Assert.Equal(ErrorIds.InvalidHost, Assert.ThrowsAny<DefenderException>(() => EnvironmentFlow.AuthorityHost(_ => "https://")).ErrorId);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static ITokenSource Create((string, string)[] variables, Entra? entra = null, string? tenantId = null, string? clientId = null) => EnvironmentFlow.Create(
        (tenant, client) => new() { TenantId = tenant, ClientId = client, Hosts = entra?.Hosts ?? HostTable.Resolve(), HttpClient = entra?.Http ?? new HttpClient() },
        tenantId, clientId, Workload.Variables(variables));

    private string Pfx(string? password, System.Security.Cryptography.X509Certificates.X509Certificate2? certificate = null)
    {
        var path = Path.Combine(folder, "app.pfx");
        File.WriteAllBytes(path, (certificate ?? TestCertificate.Rsa()).Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pfx, password));
        return path;
    }

    private string TokenFile()
    {
        var path = Path.Combine(folder, "token");
        File.WriteAllText(path, Workload.Token());
        return path;
    }
}
