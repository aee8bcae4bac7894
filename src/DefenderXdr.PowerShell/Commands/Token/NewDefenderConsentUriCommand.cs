using System.Management.Automation;
using DefenderXdr.Authentication;

namespace DefenderXdr.PowerShell;

/// <summary><c>New-DefenderConsentUri</c>: the link with which an administrator of a tenant consents to an app's permissions.</summary>
[Cmdlet(VerbsCommon.New, "DefenderConsentUri")]
[OutputType(typeof(DefenderConsent))]
public sealed class NewDefenderConsentUriCommand : SessionCommand
{
    /// <summary>The app registration's application (client) id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string ClientId { get; set; } = "";

    /// <summary>The tenants whose administrators are to consent: ids or domains. Left out, the administrator who signs in decides.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? TenantId { get; set; }

    /// <summary>The permissions; everything that the app registration lists when left out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PermissionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Permission { get; set; } = [];

    /// <summary>The Microsoft cloud that the tenant lives in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public DefenderCloud Cloud { get; set; }

    /// <summary>A private sign-in host.</summary>
    [Parameter]
    public Uri? AuthorityUri { get; set; }

    /// <summary>Where the browser goes when the administrator has decided; the app registration must list it.</summary>
    [Parameter]
    public Uri? RedirectUri { get; set; }

    /// <summary>Also opens the link in the browser.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    private protected override void Run()
    {
        var hosts = HostTable.Resolve(Cloud, overrides: new HostOverrides { Authority = AuthorityUri });
        foreach (var tenant in TenantId ?? [null!])
        {
            foreach (var consent in AdminConsent.Links(hosts, ClientId, tenant, Permission, RedirectUri))
            {
                WriteObject(consent);
                if (Open) Show(consent.Uri);
            }
        }
    }

    private void Show(Uri page)
    {
        try
        {
            if (InteractiveHost.Obstacle(Host?.Name) is { } obstacle) throw DefenderErrors.Create(ErrorIds.BrowserUnavailable, $"No browser can be opened here: {obstacle}.");
            Browser.Open(page);
        }
        catch (DefenderException e) when (e.ErrorId == ErrorIds.BrowserUnavailable)
        {
            throw DefenderErrors.Create(e.ErrorId, e.Message, "Open the link on another machine: it is the Uri of the object that came out. It holds no secret.", e);
        }
    }
}
