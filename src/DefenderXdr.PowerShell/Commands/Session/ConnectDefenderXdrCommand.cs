using System.Management.Automation;
using System.Net;
using System.Security;
using DefenderXdr.Simulation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Connect-DefenderXdr</c>: signs in to a tenant, at once, and makes the connection the session's default.</summary>
[Cmdlet(VerbsCommunications.Connect, "DefenderXdr", DefaultParameterSetName = ClientSecretSet)]
[OutputType(typeof(DefenderConnection))]
public sealed class ConnectDefenderXdrCommand : CancellableCommand
{
    internal const string ClientSecretSet = "ClientSecret";
    internal const string CredentialSet = "Credential";
    internal const string AccessTokenSet = "AccessToken";
    internal const string SimulatedSet = "Simulated";

    /// <summary>The tenant: its id or one of its domains.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [ValidateNotNullOrEmpty]
    public string TenantId { get; set; } = "";

    /// <summary>The app registration's application (client) id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    [ValidateNotNullOrEmpty]
    public string ClientId { get; set; } = "";

    /// <summary>The app's client secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    public SecureString? ClientSecret { get; set; }

    /// <summary>The app's id as user name and its client secret as password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>A token that was got elsewhere; its audience decides which API it opens, and it is not renewed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    [AccessToken]
    public SecureString? AccessToken { get; set; }

    /// <summary>A Contoso tenant in this process: no network, no registration.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SimulatedSet)]
    public SwitchParameter Simulated { get; set; }

    /// <summary>Which Contoso: the same number gives the same estate.</summary>
    [Parameter(ParameterSetName = SimulatedSet)]
    public int Seed { get; set; } = 1;

    /// <summary>How many incidents it has, 0 to 100,000.</summary>
    [Parameter(ParameterSetName = SimulatedSet)]
    [ValidateRange(0, 100_000)]
    public int IncidentCount { get; set; } = new SimulatedTenantOptions().IncidentCount;

    /// <summary>The name to call the connection by; the tenant's id when left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The Microsoft cloud that the tenant lives in.</summary>
    [Parameter]
    public DefenderCloud Cloud { get; set; }

    /// <summary>A commercial region's own Defender hosts, for less latency.</summary>
    [Parameter]
    public DefenderRegion? Region { get; set; }

    /// <summary>The API that commands use; Auto takes the newest one that the token has a permission for.</summary>
    [Parameter]
    public DefenderApi Api { get; set; }

    /// <summary>A private sign-in host.</summary>
    [Parameter]
    public Uri? AuthorityUri { get; set; }

    /// <summary>A private Graph host.</summary>
    [Parameter]
    public Uri? GraphUri { get; set; }

    /// <summary>A private Defender XDR host.</summary>
    [Parameter]
    public Uri? XdrUri { get; set; }

    /// <summary>A private Defender for Endpoint host.</summary>
    [Parameter]
    public Uri? EndpointUri { get; set; }

    private protected override object? ErrorTarget => TenantId.Length > 0 ? TenantId : null;

    // Without a connection nothing that follows can work.
    private protected override bool EndsWith(DefenderException error) => true;

    internal override async Task RunAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        var hosts = HostTable.Resolve(Cloud, Region, new HostOverrides { Authority = AuthorityUri, Graph = GraphUri, Xdr = XdrUri, Endpoint = EndpointUri });
        var factory = new ConnectionFactory(Name, hosts, Api, cancellationToken);
        var connection = await (SetName switch
        {
            SimulatedSet => factory.WithSimulationAsync(new SimulatedTenantOptions { Seed = Seed, IncidentCount = IncidentCount }),
            AccessTokenSet => factory.WithAccessTokenAsync(new NetworkCredential("", AccessToken).Password),
            CredentialSet => factory.WithClientSecretAsync(TenantId, Credential!.UserName, Credential.Password),
            _ => factory.WithClientSecretAsync(TenantId, ClientId, ClientSecret!),
        }).ConfigureAwait(false);

        Session.Add(connection);
        output.Object(connection);
    }
}
