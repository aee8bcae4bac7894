using DefenderXdr.Simulation;
using DefenderXdr.SimulationServer;

namespace DefenderXdr.PowerShell.Tests;

/// <summary>A simulated tenant on a loopback socket, and a connection to it.</summary>
internal sealed class HostedTenant : IAsyncDisposable
{
    private HostedTenant(SimulatedTenant tenant, SimulationHost host, DefenderSession session)
    {
        Tenant = tenant;
        Host = host;
        Session = session;
    }

    public SimulatedTenant Tenant { get; }

    public SimulationHost Host { get; }

    public DefenderSession Session { get; }

    public DefenderConnection Connection => Session.Default!;

    public static async Task<HostedTenant> StartAsync(SimulatedTenantOptions options, DefenderApi api = DefenderApi.Auto)
    {
        var tenant = new SimulatedTenant(options);
        var host = await SimulationHost.StartAsync(tenant);
        var session = new DefenderSession();
        await Run.Async(new ConnectDefenderXdrCommand
        {
            SetName = ConnectDefenderXdrCommand.ClientSecretSet,
            TenantId = [tenant.TenantId],
            ClientId = SimulatedTenant.DefaultClientId,
            ClientSecret = Run.Secure(SimulatedTenant.DefaultClientSecret),
            AuthorityUri = host.Http,
            GraphUri = host.Http,
            XdrUri = host.Http,
            EndpointUri = host.Http,
            Api = api,
        }, session);
        return new HostedTenant(tenant, host, session);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
