using System.Management.Automation;
using DefenderXdr.Http;

namespace DefenderXdr.PowerShell;

/// <summary><c>Connect-DefenderXdr</c>: signs in to one or more tenants, at once, and makes the newest connection the session's default.</summary>
[Cmdlet(VerbsCommunications.Connect, "DefenderXdr", DefaultParameterSetName = InteractiveSet)]
[OutputType(typeof(DefenderConnection))]
public sealed partial class ConnectDefenderXdrCommand : CancellableCommand
{
    private static readonly TimeSpan AppLimit = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan UserLimit = TimeSpan.FromMinutes(3);

    private protected override object? ErrorTarget => wrongFault ?? TenantId.FirstOrDefault();

    // Without a connection nothing that follows can work.
    private protected override bool EndsWith(DefenderException error) => true;

    internal override async Task RunAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        RequireSense();
        var hosts = HostTable.Resolve(Cloud, Region, new HostOverrides { Authority = Authority(output), Graph = GraphUri, Xdr = XdrUri, Endpoint = EndpointUri });
        var tenants = Tenants();
        var http = SetName == SimulatedSet ? Simulation(tenants) : DefenderHttp.CreateClient();
        var flow = await FlowAsync(hosts, http, output, cancellationToken).ConfigureAwait(false);
        var factory = new ConnectionFactory(hosts, Api, http, Calls, output, cancellationToken);
        if (tenants.Length == 1)
        {
            Take(await factory.ConnectAsync(NameOf(0), FlowName, flow(tenants[0])).ConfigureAwait(false), output);
            return;
        }

        // All at the same time; taken in the order given, so that it does not matter which tenant is quick.
        using var throttle = new Throttle(ThrottleLimit);
        var pending = tenants.Select((tenant, i) =>
            throttle.RunAsync(() => factory.ConnectAsync(NameOf(i), FlowName, flow(tenant)), cancellationToken)).ToArray();
        for (var i = 0; i < pending.Length; i++)
        {
            try
            {
                Take(await pending[i].ConfigureAwait(false), output);
            }
            catch (DefenderException e)
            {
                // What fails in one tenant must not keep the others from being connected.
                output.Error(e, tenants[i]);
            }
        }
    }

    // The simulated tenant goes by the vendor's names, and takes any number of calls.
    private int? Calls => RateLimit ?? (SetName == SimulatedSet ? 0 : null);

    private void Take(DefenderConnection connection, ICommandOutput output)
    {
        Session.Add(connection);
        output.Object(connection);
    }

    private string? NameOf(int tenant) => tenant < Name.Length ? Name[tenant] : tenant < TenantId.Length ? TenantId[tenant] : SetName == SimulatedSet ? "Simulated" : null;

    private void RequireSense()
    {
        var tenants = Math.Max(1, TenantId.Length);
        if (tenants > 1 && IsUserFlow)
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, "A user signs in to one tenant at a time; several at once are for apps.");
        if (Name.Length > 0 && Name.Length != tenants)
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"{Name.Length} names were given for {tenants} tenants: -Name takes one for each.");
        if (TenantId.Distinct(StringComparer.OrdinalIgnoreCase).Count() < TenantId.Length)
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, "A tenant is named twice in -TenantId.");
        if (AllowUnprotectedCache && !PersistTokenCache)
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, "-AllowUnprotectedCache says how -PersistTokenCache may keep tokens: give both.");
    }
}
