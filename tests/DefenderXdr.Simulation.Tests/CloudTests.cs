namespace DefenderXdr.Simulation.Tests;

public class CloudTests
{
    private const string Fabrikam = "fabrikam.onmicrosoft.com";
    private const string Incidents = Caller.Graph + "/v1.0/security/incidents?$top=5";
    private static readonly SimulatedTenantOptions contoso = Caller.Options(options => options.IncidentCount = 8);
    private static readonly SimulatedTenantOptions fabrikam = contoso.ForTenant(Fabrikam);
    private static readonly SimulatedCloud cloud = Cloud(contoso, fabrikam, contoso.ForTenant(SimulatedTenant.UnconsentedDomain));

    [Fact]
    public void The_path_names_the_tenant_that_signs_in_and_the_token_the_tenant_that_is_read()
    {
        foreach (var options in new[] { contoso, fabrikam })
        {
            foreach (var name in new[] { options.TenantId, options.Domain, options.Domain.ToUpperInvariant() })
            {
                var token = new Caller(cloud, name).Token(Caller.Graph);
                Assert.Equal(options.TenantId, (string?)SignInTests.Claims(token)["tid"]);
                var incidents = new Caller(cloud).Get(Incidents, token: token)["value"]!;
                Assert.Equal(5, incidents.Count());
                Assert.All(incidents, incident => Assert.Equal(options.TenantId, (string?)incident["tenantId"]));
            }
        }
    }

    [Fact]
    public void Tenants_hold_different_incidents() => Assert.NotEqual(
        new Caller(cloud, contoso.TenantId).Values(Incidents).Select(incident => (string?)incident["displayName"]),
        new Caller(cloud, fabrikam.TenantId).Values(Incidents).Select(incident => (string?)incident["displayName"]));

    [Theory]
    [InlineData("common", 50059)]
    [InlineData("organizations", 50059)]
    [InlineData("deadbeef-0000-0000-0000-000000000000", 90002)]
    [InlineData("nowhere.onmicrosoft.com", 90002)]
    [InlineData(SimulatedTenant.UnconsentedTenantId, 700016)]
    [InlineData(SimulatedTenant.UnconsentedDomain, 700016)]
    public void What_names_no_signing_in_tenant_is_refused_as_Entra_does(string name, int code)
    {
        Assert.Equal(code, (int)new Caller(cloud, name).SignIn().Body["error_codes"]![0]!);
        Assert.Equal(code, (int)new Caller(Cloud(contoso), name).SignIn().Body["error_codes"]![0]!);
    }

    [Fact]
    public void The_first_tenant_answers_what_names_none()
    {
        var instance = cloud.Handle(new("GET", new("https://login.microsoftonline.com/common/discovery/instance?api-version=1.1")));
        Assert.Equal(200, instance.StatusCode);
        Assert.Equal(401, cloud.Handle(new("GET", new(Incidents))).StatusCode);
        var (status, body) = new Caller(cloud).Post("https://login.microsoftonline.com/organizations/oauth2/v2.0/token", Caller.Form(new()
        {
            ["grant_type"] = "password",
            ["client_id"] = SimulatedTenant.DefaultClientId,
            ["scope"] = Caller.Graph + "/.default",
            ["username"] = SimulatedTenant.DefaultUserName,
            ["password"] = SimulatedTenant.DefaultPassword,
        }));
        Assert.Equal(200, status);
        Assert.Equal(contoso.TenantId, (string?)SignInTests.Claims((string)body["access_token"]!)["tid"]);
    }

    [Fact]
    public void A_forged_tenant_in_a_token_opens_nothing()
    {
        var parts = new Caller(cloud, Fabrikam).Token(Caller.Graph).Split('.');
        var claims = SignInTests.Claims(string.Join('.', parts));
        claims["tid"] = contoso.TenantId;
        var forged = $"{parts[0]}.{System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(claims.ToString()))}.{parts[2]}";
        new Caller(cloud).Get(Incidents, 401, forged);
    }

    [Fact]
    public void An_application_that_is_not_installed_signs_in_nowhere_in_its_tenant()
    {
        var caller = new Caller(options => (options.AppInstalled, options.DisplayName) = (false, "Wingtip Toys"));
        var (status, body) = caller.SignIn();
        Assert.Equal((400, "unauthorized_client", 700016), (status, (string?)body["error"], (int)body["error_codes"]![0]!));
        Assert.Contains("was not found in the directory 'Wingtip Toys'", (string)body["error_description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_always_gives_the_same_tenant_with_the_same_application()
    {
        var again = contoso.ForTenant(Fabrikam.ToUpperInvariant());
        Assert.Equal((fabrikam.TenantId, fabrikam.Seed, Fabrikam, "Fabrikam"), (again.TenantId, again.Seed, again.Domain, again.DisplayName));
        Assert.Equal("analyst@" + Fabrikam, again.UserName);
        Assert.Equal((contoso.ClientId, contoso.ClientSecret, contoso.IncidentCount), (again.ClientId, again.ClientSecret, again.IncidentCount));
        Assert.True(Guid.TryParse(again.TenantId, out _));
        var byId = contoso.ForTenant(fabrikam.TenantId);
        Assert.Equal((fabrikam.TenantId, fabrikam.Seed), (byId.TenantId, byId.Seed));
        Assert.NotEqual(contoso.Seed, fabrikam.Seed);
        Assert.NotEqual(fabrikam.TenantId, contoso.ForTenant("adatum.onmicrosoft.com").TenantId);
        Assert.Equal((SimulatedTenant.DefaultTenantId, contoso.Seed), (contoso.ForTenant(SimulatedTenant.Domain).TenantId, contoso.ForTenant(SimulatedTenant.DefaultTenantId).Seed));
        Assert.False(contoso.ForTenant(SimulatedTenant.UnconsentedTenantId).AppInstalled);
    }

    [Theory]
    [InlineData("")]
    [InlineData("common")]
    [InlineData("fabri kam.com")]
    [InlineData("https://fabrikam.com/")]
    public void What_names_no_tenant_makes_none(string name) => Assert.Throws<ArgumentException>(() => contoso.ForTenant(name));

    [Fact]
    public void A_cloud_has_tenants_that_can_be_told_apart()
    {
        Assert.Throws<ArgumentException>(() => new SimulatedCloud());
        Assert.Throws<ArgumentException>(() => Cloud(contoso, contoso));
        Assert.Equal([contoso.TenantId, fabrikam.TenantId], Cloud(contoso, fabrikam).Tenants.Select(tenant => tenant.TenantId));
    }

    private static SimulatedCloud Cloud(params SimulatedTenantOptions[] tenants) => new(tenants.Select(options => new SimulatedTenant(options)));
}
