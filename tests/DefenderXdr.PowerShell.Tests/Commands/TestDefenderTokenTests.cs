namespace DefenderXdr.PowerShell.Tests.Commands;

public sealed class TestDefenderTokenTests
{
    [Theory]
    [InlineData("Incident.Read.All", true)]
    [InlineData("Incident.Read", true)]
    [InlineData("incident.readwrite.all", true)]
    [InlineData("AdvancedHunting.Read.All", false)]
    [InlineData("SecurityIncident.Read.All", true)]
    [InlineData("Machine.Isolate", false)]
    public async Task A_permission_is_covered_or_a_warning_says_what_is_missing(string permission, bool covered)
    {
        var session = new GrantedTokens((DefenderApi.Xdr, ["Incident.ReadWrite.All"]), (DefenderApi.Graph, ["SecurityIncident.Read.All"])).Session();

        var output = await Run.Async(new TestDefenderTokenCommand { SetName = TestDefenderTokenCommand.PermissionSet, Permission = [permission] }, session);

        Assert.Equal(covered, Assert.Single(output.Objects));
        Assert.Equal(covered ? 0 : 1, output.Warnings.Count);
        if (!covered) Assert.StartsWith($"contoso: {permission} is missing: ", output.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_missing_is_said_with_the_way_to_it()
    {
        var session = new GrantedTokens((DefenderApi.Xdr, ["Incident.Read.All"]), (DefenderApi.Endpoint, [])).Session(DefenderCloud.GCCHigh);

        var output = await Run.Async(new TestDefenderTokenCommand { Permission = ["Incident.ReadWrite", "Machine.Isolate", "ThreatHunting.Read.All"] }, session);

        Assert.Equal(false, Assert.Single(output.Objects));
        Assert.Collection(
            output.Warnings,
            // By the name that an app is granted.
            warning => Assert.Contains("Incident.ReadWrite.All is missing: the token for Xdr has Incident.Read.All. In the Entra admin center (https://entra.microsoft.us), App registrations, open the app the-app:", warning, StringComparison.Ordinal),
            warning => Assert.Contains("the token for Endpoint has no permission at all. ", warning, StringComparison.Ordinal),
            warning => Assert.Contains("there is no token for Graph. ", warning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-DefenderIncident", DefenderApi.Auto, true)]
    [InlineData("get-defenderincident", DefenderApi.Xdr, true)]
    [InlineData(@"DefenderXdr\Get-DefenderIncident", DefenderApi.Auto, true)]
    [InlineData("Get-DefenderIncident", DefenderApi.Graph, false)]
    [InlineData("Get-DefenderIncident", DefenderApi.Endpoint, false)]
    [InlineData("Get-DefenderAlert", DefenderApi.Auto, true)]
    [InlineData("Invoke-DefenderHunting", DefenderApi.Auto, false)]
    [InlineData("Get-DefenderToken", DefenderApi.Auto, true)]
    public async Task A_command_works_when_the_api_that_it_would_choose_is_open(string command, DefenderApi api, bool works)
    {
        var session = new GrantedTokens((DefenderApi.Graph, ["SecurityAlert.Read.All"]), (DefenderApi.Xdr, ["Incident.Read.All"])).Session();

        var output = await Run.Async(new TestDefenderTokenCommand { SetName = TestDefenderTokenCommand.CommandSet, Command = [command], Api = api }, session);

        Assert.Equal(works, Assert.Single(output.Objects));
    }

    [Fact]
    public async Task What_a_command_misses_is_said_for_each_api()
    {
        var session = new GrantedTokens((DefenderApi.Graph, ["SecurityAlert.Read.All"]), (DefenderApi.Xdr, ["Incident.Read.All"])).Session();

        var output = await Run.Async(new TestDefenderTokenCommand { Command = ["Invoke-DefenderHunting"] }, session);

        var warning = Assert.Single(output.Warnings);
        Assert.Contains("Graph: needs ThreatHunting.Read.All, the token has SecurityAlert.Read.All", warning, StringComparison.Ordinal);
        Assert.Contains("Xdr: needs AdvancedHunting.Read.All, the token has Incident.Read.All", warning, StringComparison.Ordinal);
        Assert.Contains("Endpoint: no token", warning, StringComparison.Ordinal);
        Assert.Contains("Microsoft Graph, Application permissions, ThreatHunting.Read.All", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_parameter_alone_needs_is_a_warning_and_no_more()
    {
        var session = new GrantedTokens((DefenderApi.Graph, ["SecurityAlert.Read.All"])).Session();

        var output = await Run.Async(new TestDefenderTokenCommand { Command = ["Get-DefenderAlert"] }, session);

        Assert.Equal(true, Assert.Single(output.Objects));
        Assert.Contains("Get-DefenderAlert -IncidentId: Not allowed: GET /v1.0/security/incidents/{id}/alerts needs SecurityIncident.Read.All", Assert.Single(output.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connection_s_api_and_a_handed_in_token_s_bind_commands()
    {
        (DefenderApi, string[])[] grants = [(DefenderApi.Graph, ["SecurityIncident.Read.All"]), (DefenderApi.Xdr, ["AdvancedHunting.Read.All"])];

        foreach (var session in new[] { new GrantedTokens(grants).Session(api: DefenderApi.Xdr), new GrantedTokens(grants) { OnlyApi = DefenderApi.Xdr }.Session() })
        {
            var output = await Run.Async(new TestDefenderTokenCommand { Command = ["Get-DefenderIncident"] }, session);
            Assert.Equal(false, Assert.Single(output.Objects));
            Assert.Contains("Xdr: needs Incident.Read.All", Assert.Single(output.Warnings), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_from_elsewhere_needs_no_connection()
    {
        var text = GrantedTokens.Text(new { aud = "https://api-gov.securitycenter.microsoft.us", scp = "Machine.Read", upn = "a@contoso.com" });
        var output = new RecordingOutput();

        await new TestDefenderTokenCommand { Token = Run.Secure(text), Permission = ["Machine.Read.All"] }.TestGivenAsync(output, default);
        Assert.Equal(true, Assert.Single(output.Objects));
        Assert.Empty(output.Warnings);

        await new TestDefenderTokenCommand { Token = Run.Secure(text), Permission = ["Machine.ReadWrite.All", "Incident.Read.All"] }.TestGivenAsync(output, default);
        Assert.Equal(false, output.Objects[1]);
        Assert.Contains("Machine.ReadWrite is missing: the token for Endpoint has Machine.Read. In the Entra admin center (https://entra.microsoft.us)", output.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("Delegated permissions, Machine.ReadWrite.", output.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("there is no token for Xdr", output.Warnings[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://graph.microsoft.com", 1700000000, "expired at 2023-11-14 22:13:20 UTC")]
    [InlineData("https://management.azure.com", 4000000000, "none of the Defender APIs")]
    public async Task A_token_that_opens_nothing_never_suffices(string audience, long end, string said)
    {
        var output = new RecordingOutput();

        await new TestDefenderTokenCommand
        {
            Token = Run.Secure(GrantedTokens.Text(new { aud = audience, roles = new[] { "ThreatHunting.Read.All" }, exp = end })),
            Permission = ["ThreatHunting.Read.All"],
        }.TestGivenAsync(output, default);

        Assert.Equal(false, Assert.Single(output.Objects));
        Assert.Contains(said, Assert.Single(output.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_there_is_not_is_answered_with_what_comes_near()
    {
        var error = Assert.Throws<DefenderException>(() => ModuleCommands.OperationsOf("Get-DefenderIncidents"));

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        Assert.EndsWith("Did you mean Get-DefenderIncident?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_names_operations_that_exist_the_newest_api_first()
    {
        foreach (var command in ModuleCommands.Calling)
        {
            var operations = ModuleCommands.OperationsOf(command).SelectMany(call => call.Operations).ToArray();
            Assert.NotEmpty(operations);
            Assert.Equal(operations.Select(operation => operation.Name), ModuleCommands.OperationsOf(command).SelectMany(call => call.Names));
            var apis = ModuleCommands.OperationsOf(command).Where(call => call.With is null).SelectMany(call => call.Operations).Select(operation => operation.Api).ToArray();
            Assert.Equal(apis.Order(), apis);
        }
    }
}
