using System.Management.Automation;
using DefenderXdr.Simulation;
using DefenderXdr.SimulationServer;
using Newtonsoft.Json;

namespace DefenderXdr.PowerShell.Tests.Commands;

public sealed class ConnectDefenderXdrTests
{
    [Fact]
    public async Task Simulated_signs_in_and_becomes_the_default()
    {
        var session = new DefenderSession();

        var output = await Run.Async(new ConnectDefenderXdrCommand { SetName = ConnectDefenderXdrCommand.SimulatedSet, IncidentCount = 3 }, session);

        var connection = Assert.IsType<DefenderConnection>(Assert.Single(output.Objects));
        Assert.Equal("Simulated", connection.Name);
        Assert.Equal(SimulatedTenant.DefaultTenantId, connection.TenantId);
        Assert.True(connection.IsDefault);
        Assert.Same(connection, session.Default);
    }

    [Fact]
    public async Task A_client_secret_signs_in_over_a_socket()
    {
        await using var host = await SimulationHost.StartAsync(new SimulatedTenant());

        var output = await Run.Async(At(host, new() { ClientSecret = Run.Secure(SimulatedTenant.DefaultClientSecret), Name = ["contoso"] }), new DefenderSession());

        var connection = Assert.IsType<DefenderConnection>(Assert.Single(output.Objects));
        Assert.Equal("contoso", connection.Name);
        Assert.Equal("ClientSecret", connection.Flow);
        Assert.Contains(host.Requests, request => request.StartsWith("POST ", StringComparison.Ordinal) && request.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal));
    }

    [Fact]
    public void A_credential_is_completed_by_the_engine_before_the_command_sees_it()
    {
        // The reference assembly's PSCredential is hollow, so signing in with one is Pester's to show.
        var property = typeof(ConnectDefenderXdrCommand).GetProperty(nameof(ConnectDefenderXdrCommand.Credential))!;
        Assert.Equal(typeof(PSCredential), property.PropertyType);
        Assert.NotEmpty(property.GetCustomAttributes(typeof(CredentialAttribute), inherit: false));
    }

    [Fact]
    public async Task A_wrong_secret_fails_at_once_and_leaves_the_session_as_it_was()
    {
        await using var host = await SimulationHost.StartAsync(new SimulatedTenant());
        var session = new DefenderSession();

        var error = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(At(host, new() { ClientSecret = Run.Secure("not-the-secret-1") }), session));

        Assert.Equal(ErrorIds.InvalidClientSecret, error.ErrorId);
        Assert.Equal(ErrorKind.AuthenticationError, error.Kind);
        Assert.Contains("AADSTS7000215", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-secret-1", error.ToString(), StringComparison.Ordinal);
        Assert.Null(session.Default);
        Assert.Empty(session.Connections);
    }

    [Fact]
    public async Task An_unknown_tenant_is_named()
    {
        await using var host = await SimulationHost.StartAsync(new SimulatedTenant());
        var command = At(host, new() { ClientSecret = Run.Secure(SimulatedTenant.DefaultClientSecret) });
        command.TenantId = ["00000000-1111-2222-3333-444444444444"];

        var error = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(command, new DefenderSession()));

        Assert.Equal(ErrorIds.TenantNotFound, error.ErrorId);
        Assert.Contains("00000000-1111-2222-3333-444444444444", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_consent_says_who_has_to_do_what()
    {
        await using var host = await SimulationHost.StartAsync(new SimulatedTenant());
        var command = At(host, new() { ClientSecret = Run.Secure(SimulatedTenant.DefaultClientSecret) });
        command.ClientId = SimulatedTenant.ConsentRequiredClientId;

        var error = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(command, new DefenderSession()));

        Assert.Equal(ErrorIds.ConsentRequired, error.ErrorId);
        Assert.Contains("Grant admin consent", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handed_in_token_opens_the_api_of_its_audience()
    {
        await using var host = await SimulationHost.StartAsync(new SimulatedTenant());
        var session = new DefenderSession();
        await Run.Async(At(host, new() { ClientSecret = Run.Secure(SimulatedTenant.DefaultClientSecret), Name = ["first"] }), session);
        var token = await session.Default!.Client.GetTokenAsync(DefenderApi.Xdr);

        await Run.Async(At(host, new() { AccessToken = Run.Secure(token.ToPlainText()), Name = ["second"] }, ConnectDefenderXdrCommand.AccessTokenSet), session);

        Assert.Equal(DefenderApi.Xdr, (await session.Default!.Client.GetTokenAsync()).Api);
        var incidents = await Run.Async(new GetDefenderIncidentCommand { First = 2 }, session);
        Assert.Equal(2, incidents.Objects.Count);
        var refused = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(new GetDefenderIncidentCommand { Api = DefenderApi.Graph }, session));
        Assert.Equal(ErrorIds.WrongAudience, refused.ErrorId);
    }

    [Fact]
    public async Task An_expired_token_is_refused_before_anything_is_sent()
    {
        var clock = DateTimeOffset.UtcNow.AddHours(-3);
        await using var host = await SimulationHost.StartAsync(new SimulatedTenant(new SimulatedTenantOptions { Clock = () => clock }));
        var session = new DefenderSession();
        await Run.Async(At(host, new() { ClientSecret = Run.Secure(SimulatedTenant.DefaultClientSecret) }), session);
        var expired = (await session.Default!.Client.GetTokenAsync()).ToPlainText();
        var before = host.Requests.Count;

        var error = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(At(host, new() { AccessToken = Run.Secure(expired) }, ConnectDefenderXdrCommand.AccessTokenSet), new DefenderSession()));

        Assert.Equal(ErrorIds.TokenExpired, error.ErrorId);
        Assert.Equal(before, host.Requests.Count);
    }

    [Theory]
    [InlineData("http://graph.contoso.com", ErrorIds.InsecureHost)]
    [InlineData("ftp://graph.contoso.com", ErrorIds.InsecureHost)]
    [InlineData("https://graph.contoso.com/v1.0", ErrorIds.InvalidHost)]
    public async Task A_host_that_no_token_may_go_to_is_refused(string address, string errorId)
    {
        var command = new ConnectDefenderXdrCommand { SetName = ConnectDefenderXdrCommand.SimulatedSet, GraphUri = new Uri(address) };

        var error = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(command, new DefenderSession()));

        Assert.Equal(errorId, error.ErrorId);
    }

    [Fact]
    public async Task A_connection_holds_no_secret_and_no_token_that_could_be_read()
    {
        await using var host = await SimulationHost.StartAsync(new SimulatedTenant());
        var session = new DefenderSession();
        await Run.Async(At(host, new() { ClientSecret = Run.Secure(SimulatedTenant.DefaultClientSecret) }), session);
        var token = (await session.Default!.Client.GetTokenAsync()).ToPlainText();

        var dump = JsonConvert.SerializeObject(session.Default) + session.Default;

        Assert.DoesNotContain(SimulatedTenant.DefaultClientSecret, dump, StringComparison.Ordinal);
        Assert.DoesNotContain(token, dump, StringComparison.Ordinal);
        Assert.Contains(session.Default.Name, dump, StringComparison.Ordinal);
    }

    private static ConnectDefenderXdrCommand At(SimulationHost host, ConnectDefenderXdrCommand command, string set = ConnectDefenderXdrCommand.ClientSecretSet)
    {
        command.SetName = set;
        command.TenantId = [SimulatedTenant.DefaultTenantId];
        command.ClientId = SimulatedTenant.DefaultClientId;
        command.AuthorityUri = command.GraphUri = command.XdrUri = command.EndpointUri = host.Http;
        return command;
    }
}
