namespace DefenderXdr.Tests.Tokens;

public sealed class AdminConsentTests
{
    private const string App = "5a7d0f3c-2b1e-4f60-8c9d-3e4f5a6b7c8d";

    [Fact]
    public void Without_names_one_link_asks_for_all_that_is_registered()
    {
        var consent = Assert.Single(AdminConsent.Links(HostTable.Resolve(), App, "contoso.com", []));

        Assert.Equal($"https://login.microsoftonline.com/contoso.com/v2.0/adminconsent?client_id={App}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default", consent.Uri.AbsoluteUri);
        Assert.Equal(AdminConsent.Uri(HostTable.Resolve(), App, "contoso.com"), consent.Uri);
        Assert.Equal(consent.Uri.AbsoluteUri, consent.ToString());
        Assert.Equal((App, "contoso.com", null, ConsentKind.Registered), (consent.ClientId, consent.TenantId, consent.Api, consent.Kind));
        Assert.Empty(consent.Permissions);
    }

    [Fact]
    public void The_documented_link_is_the_vendor_s_word_for_word() => Assert.Equal(
        $"https://login.microsoftonline.com/common/oauth2/authorize?prompt=consent&client_id={App}&response_type=code&sso_reload=true",
        Assert.Single(AdminConsent.Links(HostTable.Resolve(), App, null, [])).DocumentedUri.AbsoluteUri);

    [Fact]
    public void Nobody_s_tenant_is_that_of_the_administrator() =>
        Assert.StartsWith("https://login.microsoftonline.com/organizations/v2.0/adminconsent?", AdminConsent.Links(HostTable.Resolve(), App, null, [])[0].ToString());

    [Fact]
    public void Named_permissions_are_asked_for_by_one_link_for_each_API()
    {
        var links = AdminConsent.Links(HostTable.Resolve(), App, null, ["incident.read", "SecurityIncident.Read.All", "AdvancedHunting.Read", "Machine.Isolate", "Incident.Read"]);

        Assert.Collection(
            links,
            link => AssertAsks(link, DefenderApi.Xdr, ConsentKind.Delegated, "Incident.Read AdvancedHunting.Read", "https://api.security.microsoft.com/Incident.Read https://api.security.microsoft.com/AdvancedHunting.Read"),
            link => AssertAsks(link, DefenderApi.Graph, ConsentKind.Delegated, "SecurityIncident.Read.All", "https://graph.microsoft.com/SecurityIncident.Read.All"),
            link => AssertAsks(link, DefenderApi.Endpoint, ConsentKind.Delegated, "Machine.Isolate", "https://api.securitycenter.microsoft.com/Machine.Isolate"));
    }

    [Theory]
    [InlineData("Incident.Read.All")]
    [InlineData("Incident.Read.All AdvancedHunting.Read")]
    public void An_application_permission_cannot_be_named(string permissions) => AssertAsks(
        Assert.Single(AdminConsent.Links(HostTable.Resolve(), App, null, permissions.Split(' '))),
        DefenderApi.Xdr, ConsentKind.Registered, permissions, "https://api.security.microsoft.com/.default");

    [Theory]
    [InlineData(DefenderCloud.GCC, "https://login.microsoftonline.com/", "https://api-gcc.security.microsoft.us/Incident.Read")]
    [InlineData(DefenderCloud.GCCHigh, "https://login.microsoftonline.us/", "https://api-gov.security.microsoft.us/Incident.Read")]
    public void A_link_follows_the_cloud(DefenderCloud cloud, string authority, string scope)
    {
        var link = Assert.Single(AdminConsent.Links(HostTable.Resolve(cloud), App, null, ["Incident.Read"]));

        Assert.StartsWith(authority, link.Uri.AbsoluteUri);
        Assert.StartsWith(authority, link.DocumentedUri.AbsoluteUri);
        Assert.Equal(scope, ScopeOf(link));
    }

    [Fact]
    public void What_people_type_stays_in_its_place()
    {
        var link = AdminConsent.Links(HostTable.Resolve(), "a&b=c", "x/../y?z", [], new Uri("http://localhost/back?a=b&c=d"))[0];

        Assert.Equal("/x%2F..%2Fy%3Fz/v2.0/adminconsent", link.Uri.AbsolutePath);
        Assert.Equal("?client_id=a%26b%3Dc&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&redirect_uri=http%3A%2F%2Flocalhost%2Fback%3Fa%3Db%26c%3Dd", link.Uri.Query);
    }

    [Fact]
    public void A_name_that_there_is_not_is_an_error() =>
        Assert.Equal(ErrorIds.InvalidParameter, Assert.Throws<DefenderException>(() => AdminConsent.Links(HostTable.Resolve(), App, null, ["Incidents.Read"])).ErrorId);

    private static void AssertAsks(DefenderConsent link, DefenderApi api, ConsentKind kind, string permissions, string scope)
    {
        Assert.Equal((api, kind, permissions, scope), (link.Api, link.Kind, string.Join(' ', link.Permissions), ScopeOf(link)));

        // As it is shown, so it can be pasted.
        Assert.Equal(link.Uri.AbsoluteUri, $"{link.Uri}");
    }

    private static string ScopeOf(DefenderConsent link) =>
        Uri.UnescapeDataString(link.Uri.Query.Split("scope=")[1].Split('&')[0].Replace('+', ' '));
}
