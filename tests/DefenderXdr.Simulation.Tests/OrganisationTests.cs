using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class OrganisationTests
{
    [Theory]
    [InlineData("fabrikam.onmicrosoft.com", "fabrikam.com", "FABRIKAM")]
    [InlineData("customer.example", "customer.example", "CUSTOMER")]
    [InlineData("avery-long-company-name.onmicrosoft.com", "avery-long-company-name.com", "AVERY-LONG-COMP")]
    public void A_tenant_s_people_computers_and_sites_bear_its_own_name(string tenant, string domain, string windows)
    {
        var options = Caller.Options().ForTenant(tenant);
        var caller = new Caller(new SimulatedTenant(options), options.TenantId);
        var alerts = caller.All(Caller.Graph + "/v1.0/security/alerts_v2");
        var evidence = alerts.SelectMany(one => one["evidence"]!).ToList();
        Assert.All(Of(evidence, "deviceEvidence"), one => Assert.EndsWith(".corp." + domain, (string?)one["deviceDnsName"], StringComparison.Ordinal));
        Assert.All(Of(evidence, "userEvidence"), one => Assert.Equal(
            (windows, domain), ((string?)one["userAccount"]!["domainName"], ((string)one["userAccount"]!["userPrincipalName"]!).Split('@')[1])));
        Assert.NotEmpty(Of(evidence, "userEvidence"));
        var owners = caller.AllBySkip(Caller.Xdr + "/api/incidents", 100).Select(one => (string?)one["assignedTo"]).OfType<string>().Distinct().ToList();
        Assert.Contains(options.UserName, owners);
        Assert.All(owners, owner => Assert.True(owner == options.UserName || owner.EndsWith("@" + domain, StringComparison.Ordinal), owner));

        // The lookalike is the attacker's, and imitates this tenant.
        var everything = string.Concat(alerts) + string.Concat(caller.AllBySkip(Caller.Xdr + "/api/incidents", 100)) + Hunt(caller, "EmailEvents") + Hunt(caller, "DeviceNetworkEvents") + Hunt(caller, "DeviceLogonEvents");
        Assert.DoesNotContain("contoso", everything, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(domain.Split('.')[0] + "-login.com", everything, StringComparison.Ordinal);
        Assert.Contains(domain.Split('.')[0] + ".sharepoint.com", everything, StringComparison.Ordinal);
        Assert.Contains(options.DisplayName + " Service Desk", everything, StringComparison.Ordinal);
    }

    [Fact]
    public void Contoso_stays_Contoso()
    {
        var organisation = Organisation.Of(new());
        Assert.Equal(("Contoso", "contoso", "contoso.com", "corp.contoso.com", "CONTOSO"), (organisation.Name, organisation.Label, organisation.Domain, organisation.ComputerDomain, organisation.WindowsDomain));
    }

    private static List<JToken> Of(List<JToken> evidence, string type) => evidence.FindAll(one => ((string)one["@odata.type"]!).EndsWith("." + type, StringComparison.Ordinal));

    private static string Hunt(Caller caller, string table) => caller.Call(Caller.Graph + "/v1.0/security/runHuntingQuery", $$"""{"Query":"{{table}}"}""")["results"]!.ToString();
}
