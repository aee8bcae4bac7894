using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Operations;

/// <summary>Which permission a token covers, by either of its names.</summary>
public sealed class PermissionNameTests
{
    [Theory]
    [InlineData("Incident.Read.All", "roles", "Incident.Read.All", true)]
    [InlineData("Incident.Read.All", "roles", "incident.READ.all", true)]
    [InlineData("incident.read.all", "roles", "Incident.ReadWrite.All", true)]
    [InlineData("Incident.ReadWrite.All", "roles", "Incident.Read.All", false)]
    [InlineData("Incident.Read", "roles", "Incident.Read.All", true)]
    [InlineData("Incident.Read", "roles", "Incident.ReadWrite.All", true)]
    [InlineData("Incident.Read.All", "roles", "AdvancedHunting.Read.All", false)]
    [InlineData("Incident.Read.All", "scp", "Incident.Read", true)]
    [InlineData("Incident.Read.All", "scp", "Incident.ReadWrite", true)]
    [InlineData("Incident.Read", "scp", "Incident.Read", true)]
    [InlineData("Incident.ReadWrite.All", "scp", "Incident.Read", false)]
    public void On_Defender_XDR(string permission, string claim, string held, bool covered) => AssertCovered(DefenderApi.Xdr, permission, claim, held, covered);

    [Theory]
    [InlineData("Machine.Isolate", "roles", "Machine.Isolate", true)]
    [InlineData("Machine.Isolate", "scp", "Machine.Isolate", true)]
    [InlineData("Machine.Isolate", "roles", "Machine.ReadWrite.All", false)]
    [InlineData("File.Read.All", "scp", "File.Read.All", true)]
    [InlineData("Machine.Read.All", "scp", "Machine.Read", true)]
    // An app with the shorter name sees its own indicators only; a user has one name for both.
    [InlineData("Ti.ReadWrite.All", "roles", "Ti.ReadWrite", false)]
    [InlineData("Ti.ReadWrite", "roles", "Ti.ReadWrite.All", true)]
    [InlineData("Ti.ReadWrite.All", "scp", "Ti.ReadWrite", true)]
    // One permission that the pages spell in two ways.
    [InlineData("RemediationTasks.Read.All", "scp", "RemediationTask.Read", true)]
    [InlineData("RemediationTask.Read", "scp", "RemediationTasks.Read", true)]
    [InlineData("RemediationTask.Read", "roles", "RemediationTasks.Read.All", true)]
    public void On_Defender_for_Endpoint(string permission, string claim, string held, bool covered) => AssertCovered(DefenderApi.Endpoint, permission, claim, held, covered);

    [Theory]
    [InlineData("SecurityIncident.Read.All", "roles", "SecurityIncident.ReadWrite.All", true)]
    [InlineData("SecurityIncident.Read.All", "scp", "SecurityIncident.Read.All", true)]
    [InlineData("SecurityIncident.Read.All", "scp", "SecurityIncident.ReadWrite.All", true)]
    [InlineData("SecurityIncident.Read.All", "scp", "SecurityIncident.Read", false)]
    [InlineData("ThreatHunting.Read.All", "roles", "SecurityAlert.ReadWrite.All", false)]
    public void On_Graph(string permission, string claim, string held, bool covered) => AssertCovered(DefenderApi.Graph, permission, claim, held, covered);

    [Theory]
    [InlineData("EndpointDeleteIndicator", "scp", "Ti.ReadWrite", true)]
    [InlineData("EndpointDeleteIndicator", "scp", "Machine.Read", false)]
    [InlineData("EndpointListMachineMissingKbs", "scp", "Software.Read", true)]
    [InlineData("EndpointGetPackageUri", "scp", "Machine.Read", false)]
    [InlineData("EndpointGetPackageUri", "roles", "Machine.Read.All", true)]
    [InlineData("EndpointCancelMachineAction", "roles", "Machine.Scan", true)]
    [InlineData("EndpointExportAntivirusHealth", "roles", "Machine.ReadWrite.All", true)]
    // The vendor states none: the service decides.
    [InlineData("EndpointListBaselineProfiles", "roles", "Machine.Scan", true)]
    public void An_operation_is_allowed_by_any_one_of_its_permissions(string operation, string claim, string held, bool allowed) =>
        Assert.Equal(allowed, ApiOperations.All.Single(o => o.Name == operation).IsAllowedBy(Token("https://api.securitycenter.microsoft.com", claim, held)));

    [Fact]
    public void A_name_is_known_by_the_APIs_that_have_it()
    {
        Assert.Equal([DefenderApi.Xdr], DefenderPermissions.ApisOf("incident.read.all"));
        Assert.Equal([DefenderApi.Xdr], DefenderPermissions.ApisOf("Incident.Read"));
        Assert.Equal([DefenderApi.Graph], DefenderPermissions.ApisOf("ThreatHunting.Read.All"));
        Assert.Equal([DefenderApi.Endpoint], DefenderPermissions.ApisOf("Machine.Isolate"));
        Assert.Empty(DefenderPermissions.ApisOf("SecurityIncident.Read"));
        Assert.All(DefenderPermissions.All, name => Assert.NotEmpty(DefenderPermissions.ApisOf(name)));
    }

    [Theory]
    [InlineData(DefenderApi.Xdr, "Incident.Read", true)]
    [InlineData(DefenderApi.Xdr, "Incident.Read.All", false)]
    [InlineData(DefenderApi.Graph, "SecurityIncident.Read.All", true)]
    [InlineData(DefenderApi.Endpoint, "File.Read.All", true)]
    // Five pages list it for users; the others, and the portal, have Machine.Read.
    [InlineData(DefenderApi.Endpoint, "Machine.Read.All", false)]
    [InlineData(DefenderApi.Endpoint, "Machine.Isolate", true)]
    [InlineData(DefenderApi.Graph, "Machine.Isolate", false)]
    public void A_delegated_name_is_told_from_one_that_apps_alone_are_granted(DefenderApi api, string permission, bool delegated) =>
        Assert.Equal(delegated, DefenderPermissions.IsDelegated(api, permission));

    [Theory]
    [InlineData(TokenKind.App, DefenderApi.Xdr, "Incident.Read", "Incident.Read.All")]
    [InlineData(TokenKind.User, DefenderApi.Xdr, "Incident.Read.All", "Incident.Read")]
    [InlineData(TokenKind.App, DefenderApi.Endpoint, "Ti.ReadWrite", "Ti.ReadWrite")]
    [InlineData(TokenKind.User, DefenderApi.Endpoint, "Ti.ReadWrite.All", "Ti.ReadWrite")]
    [InlineData(TokenKind.User, DefenderApi.Endpoint, "Machine.Read.All", "Machine.Read")]
    [InlineData(TokenKind.User, DefenderApi.Endpoint, "File.Read.All", "File.Read.All")]
    [InlineData(TokenKind.App, DefenderApi.Graph, "ThreatHunting.Read.All", "ThreatHunting.Read.All")]
    public void A_permission_has_a_name_for_each_kind_of_token(TokenKind kind, DefenderApi api, string asked, string name) =>
        Assert.Equal(name, DefenderPermissions.NameFor(kind, api, asked));

    [Theory]
    [InlineData("Incidents.Read.All", "Incident.Read.All")]
    [InlineData("Alerts.ReadWrite.All", "Alert.ReadWrite.All")]
    [InlineData("SecurityIncident.Read", "SecurityIncident.Read.All")]
    [InlineData("ThreadHunting.Read.All", "ThreatHunting.Read.All")]
    public void A_misspelt_name_is_answered_with_what_comes_near(string typed, string meant)
    {
        var error = Assert.Throws<DefenderException>(() => DefenderPermissions.Require(typed));

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        Assert.Contains($"'{typed}'", error.Message);
        Assert.Contains($"Did you mean {meant}", error.Message);
    }

    [Fact]
    public void A_name_that_is_nothing_like_any_has_no_suggestion()
    {
        Assert.DoesNotContain("Did you mean", Assert.Throws<DefenderException>(() => DefenderPermissions.Require("x")).Message);
        Assert.Equal("Machine.Isolate", DefenderPermissions.Require("machine.isolate"));
    }

    private static void AssertCovered(DefenderApi api, string permission, string claim, string held, bool covered) =>
        Assert.Equal(covered, DefenderPermissions.IsCovered(Token(HostTable.Resolve()[api].Audience, claim, held), api, permission));

    private static DefenderToken Token(string audience, string claim, string held) => DefenderToken.Decode(TestTokens.Make(
        claim == "scp" ? new { aud = audience, scp = $"openid {held} profile" } : (object)new { aud = audience, roles = new[] { "Other.Role", held } }));
}
