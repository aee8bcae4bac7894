using DefenderXdr.Authentication;
using DefenderXdr.PowerShell;

namespace DefenderXdr;

/// <summary>A signed-in tenant. Safe to hand to another runspace (<c>$using:connection</c>); holds no secret or token that could be read.</summary>
public sealed class DefenderConnection
{
    private readonly UserFlow? user;

    internal DefenderConnection(string name, string flow, DefenderClient client, DefenderToken token, UserFlow? user = null)
    {
        this.user = user;
        Name = name;
        Flow = flow;
        Client = client;
        TenantId = token.TenantId;
        ClientId = token.ClientId;
        UserPrincipalName = token.UserPrincipalName;
    }

    /// <summary>The name it is called by.</summary>
    public string Name { get; }

    /// <summary>The name again, as every object says where it came from: it binds to <c>-Connection</c> of the command that follows.</summary>
    public string ConnectionName => Name;

    /// <summary>The tenant.</summary>
    public string? TenantId { get; }

    /// <summary>The app that signed in.</summary>
    public string? ClientId { get; }

    /// <summary>The user who signed in, or null for an app alone.</summary>
    public string? UserPrincipalName { get; }

    /// <summary>How it signed in: <c>Interactive</c>, <c>DeviceCode</c>, <c>ClientSecret</c>, <c>Certificate</c>, <c>ManagedIdentity</c>, <c>AccessToken</c> and so on.</summary>
    public string Flow { get; }

    /// <summary>The cloud.</summary>
    public DefenderCloud Cloud => Client.Hosts.Cloud;

    /// <summary>The commercial region, or null for the global hosts.</summary>
    public DefenderRegion? Region => Client.Hosts.Region;

    /// <summary>The API that commands use unless they are told another.</summary>
    public DefenderApi Api => Client.Api;

    /// <summary>Where Graph answers.</summary>
    public Uri GraphUri => Client.Hosts.Graph.Root;

    /// <summary>Where Defender XDR answers.</summary>
    public Uri XdrUri => Client.Hosts.Xdr.Root;

    /// <summary>Where Defender for Endpoint answers.</summary>
    public Uri EndpointUri => Client.Hosts.Endpoint.Root;

    /// <summary>When it signed in, UTC.</summary>
    public DateTimeOffset ConnectedOn { get; } = DateTimeOffset.UtcNow;

    /// <summary>Whether commands of the session that made it use it when they are told no other.</summary>
    public bool IsDefault { get; internal set; }

    internal DefenderClient Client { get; }

    internal RecentIncidents RecentIncidents { get; } = new();

    internal RecentObjects<string> RecentAlerts { get; } = new();

    internal KnownLibrary Library { get; } = new();

    internal RecentMachines RecentMachines { get; } = new();

    /// <summary>Whether it was disconnected. What still holds it can do nothing with it.</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>Ends it. A user's sign-in is forgotten, in memory and on disk, unless another connection lives on it.</summary>
    internal async Task CloseAsync(IEnumerable<DefenderConnection> others)
    {
        IsClosed = true;
        if (user is not null && !others.Any(other => other.user is { } theirs && theirs.SharesSignInWith(user)))
            await user.ForgetAsync().ConfigureAwait(false);
    }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
