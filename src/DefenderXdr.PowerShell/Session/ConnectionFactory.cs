using System.Security;
using DefenderXdr.Authentication;
using DefenderXdr.Http;
using DefenderXdr.Simulation;

namespace DefenderXdr.PowerShell;

/// <summary>Makes connections: one method a flow. Whatever makes a sign-in fail makes it fail here, not at the first command.</summary>
internal sealed class ConnectionFactory(string? name, DefenderHosts hosts, DefenderApi api, CancellationToken cancellationToken)
{
    public Task<DefenderConnection> WithClientSecretAsync(string tenantId, string clientId, SecureString secret)
    {
        var http = DefenderHttp.CreateClient();
        return SignInAsync(name ?? tenantId, "ClientSecret", http,
            new ClientSecretFlow(new SignInOptions { TenantId = tenantId, ClientId = clientId, Hosts = hosts, HttpClient = http }, secret));
    }

    public Task<DefenderConnection> WithAccessTokenAsync(string accessToken)
    {
        var flow = new HandedInTokenFlow(accessToken);
        return SignInAsync(name ?? flow.TenantId ?? "AccessToken", "AccessToken", DefenderHttp.CreateClient(), flow);
    }

    /// <summary>A tenant in this process. Its sign-in is real: MSAL asks, a simulated authority answers.</summary>
    public Task<DefenderConnection> WithSimulationAsync(SimulatedTenantOptions options)
    {
        var http = DefenderHttp.CreateClient(new SimulatedTenantHandler(new SimulatedTenant(options)));
        return SignInAsync(name ?? "Simulated", "Simulated", http,
            new ClientSecretFlow(
                new SignInOptions { TenantId = options.TenantId, ClientId = options.ClientId, Hosts = hosts, HttpClient = http },
                AccessTokenAttribute.Secure(options.ClientSecret)));
    }

    private async Task<DefenderConnection> SignInAsync(string connectionName, string flow, HttpClient http, ITokenSource tokens)
    {
        var client = new DefenderClient(tokens, new DefenderClientOptions { Hosts = hosts, Api = api, HttpClient = http });
        return new DefenderConnection(connectionName, flow, client, await FirstTokenAsync(client, tokens).ConfigureAwait(false));
    }

    // A tenant may lack one API and have another; only when it has none is there nothing to connect to.
    private async Task<DefenderToken> FirstTokenAsync(DefenderClient client, ITokenSource tokens)
    {
        DefenderException? first = null;
        DefenderApi[] candidates = api != DefenderApi.Auto ? [api]
            : tokens.OnlyApi is { } only ? [only]
            : [DefenderApi.Graph, DefenderApi.Xdr, DefenderApi.Endpoint];
        foreach (var candidate in candidates)
        {
            try
            {
                return await client.GetTokenAsync(candidate, events: null, cancellationToken).ConfigureAwait(false);
            }
            catch (DefenderException e) when (e.ErrorId is ErrorIds.ApiNotInTenant or ErrorIds.ConsentRequired)
            {
                first ??= e;
            }
        }
        throw first!;
    }
}
