using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using DefenderXdr.Simulation;

namespace DefenderXdr.PowerShell;

/// <content>The parameters: one set a flow.</content>
public sealed partial class ConnectDefenderXdrCommand
{
    internal const string InteractiveSet = "Interactive";
    internal const string DeviceCodeSet = "DeviceCode";
    internal const string ClientSecretSet = "ClientSecret";
    internal const string CredentialSet = "Credential";
    internal const string CertificateSet = "Certificate";
    internal const string CertificateThumbprintSet = "CertificateThumbprint";
    internal const string CertificateSubjectSet = "CertificateSubject";
    internal const string CertificatePathSet = "CertificatePath";
    internal const string ManagedIdentitySet = "ManagedIdentity";
    internal const string FederatedTokenFileSet = "FederatedTokenFile";
    internal const string WorkloadIdentitySet = "WorkloadIdentity";
    internal const string ClientAssertionSet = "ClientAssertion";
    internal const string FromEnvironmentSet = "FromEnvironment";
    internal const string UserCredentialSet = "UserCredential";
    internal const string AccessTokenSet = "AccessToken";
    internal const string SimulatedSet = "Simulated";

    /// <summary>The tenants: their ids or domains. An app signs in to each; for a user one, or none for the user's own.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateThumbprintSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateSubjectSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificatePathSet)]
    [Parameter(Mandatory = true, ParameterSetName = FederatedTokenFileSet)]
    [Parameter(ParameterSetName = WorkloadIdentitySet)]
    [Parameter(Mandatory = true, ParameterSetName = ClientAssertionSet)]
    [Parameter(ParameterSetName = FromEnvironmentSet)]
    [Parameter(ParameterSetName = UserCredentialSet)]
    [Parameter(ParameterSetName = SimulatedSet)]
    [ValidateNotNullOrEmpty]
    public string[] TenantId { get; set; } = [];

    /// <summary>The app registration's application (client) id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InteractiveSet)]
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet)]
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateThumbprintSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateSubjectSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificatePathSet)]
    [Parameter(Mandatory = true, ParameterSetName = FederatedTokenFileSet)]
    [Parameter(ParameterSetName = WorkloadIdentitySet)]
    [Parameter(Mandatory = true, ParameterSetName = ClientAssertionSet)]
    [Parameter(Mandatory = true, ParameterSetName = UserCredentialSet)]
    [ValidateNotNullOrEmpty]
    public string ClientId { get; set; } = "";

    /// <summary>The account to sign in with, <c>name@domain</c>: the one to take of those that signed in before, or to put into the page.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [ValidateNotNullOrEmpty]
    public string? LoginHint { get; set; }

    /// <summary>Signs a user in on another device, with a code that is shown as a warning.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet)]
    public SwitchParameter DeviceCode { get; set; }

    /// <summary>Keeps the user's sign-in for later sessions, protected by the system: DPAPI, Keychain or libsecret.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    public SwitchParameter PersistTokenCache { get; set; }

    /// <summary>Where the system protects nothing, keeps it in a file that its owner alone can read.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    public SwitchParameter AllowUnprotectedCache { get; set; }

    /// <summary>The app's client secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    public SecureString? ClientSecret { get; set; }

    /// <summary>The app's id as user name and its client secret as password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The app's certificate with its private key.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>The thumbprint of a certificate in the user's or the machine's store.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateThumbprintSet)]
    [ValidateNotNullOrEmpty]
    public string CertificateThumbprint { get; set; } = "";

    /// <summary>The subject of a certificate in the user's or the machine's store; of several, the newest valid one is taken.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateSubjectSet)]
    [ValidateNotNullOrEmpty]
    public string CertificateSubject { get; set; } = "";

    /// <summary>A file with certificate and private key: PFX, or PEM on PowerShell 7.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificatePathSet)]
    [ValidateNotNullOrEmpty]
    public string CertificatePath { get; set; } = "";

    /// <summary>The password of that file.</summary>
    [Parameter(ParameterSetName = CertificatePathSet)]
    public SecureString? CertificatePassword { get; set; }

    /// <summary>Sends the certificate's chain along, for apps that trust an issuer and a subject name rather than one certificate.</summary>
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = CertificateThumbprintSet)]
    [Parameter(ParameterSetName = CertificateSubjectSet)]
    [Parameter(ParameterSetName = CertificatePathSet)]
    public SwitchParameter SendCertificateChain { get; set; }

    /// <summary>The identity of the Azure resource that this runs on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ManagedIdentitySet)]
    public SwitchParameter ManagedIdentity { get; set; }

    /// <summary>A user-assigned identity: its client, object or resource id. The system-assigned one when left out.</summary>
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    [ValidateNotNullOrEmpty]
    public string? IdentityId { get; set; }

    /// <summary>A file with a token that the app registration trusts (workload identity federation); read anew at each use.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FederatedTokenFileSet)]
    [ValidateNotNullOrEmpty]
    public string FederatedTokenFile { get; set; } = "";

    /// <summary>The token of the platform that this runs on, from its environment variables: Kubernetes, GitHub Actions, Azure Pipelines.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WorkloadIdentitySet)]
    public SwitchParameter WorkloadIdentity { get; set; }

    /// <summary>Gives a client assertion each time one is needed: a token that the app registration trusts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClientAssertionSet)]
    public ScriptBlock? ClientAssertion { get; set; }

    /// <summary>What the <c>AZURE_*</c> environment variables say, as the Azure Identity libraries read them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FromEnvironmentSet)]
    public SwitchParameter FromEnvironment { get; set; }

    /// <summary>A user's name and password. No second factor is possible; tenants block it more and more.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UserCredentialSet)]
    [Credential]
    public PSCredential? UserCredential { get; set; }

    /// <summary>A token that was got elsewhere: text, SecureString, what <c>Get-AzAccessToken</c> gives, or a script block that is asked again when it nears its end. Its audience decides which API it opens.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    [AccessToken]
    public object? AccessToken { get; set; }

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

    /// <summary>How many things happen in it within an hour by themselves, 0 to 36,000: incidents come up, analysts work on them.</summary>
    [Parameter(ParameterSetName = SimulatedSet)]
    [ValidateRange(0, 36_000)]
    public int ChangesPerHour { get; set; }

    /// <summary>
    /// What goes wrong with calls to its APIs: <c>429</c>, <c>429=none</c>, <c>500</c>, <c>503</c>, <c>drop</c>, <c>slow=5</c>, <c>401</c>, <c>shift</c> and others, each
    /// followed by how often (<c>:3</c>, <c>/5</c>, <c>@0.2</c>; once when left out) and, after a space, by which calls (<c>read</c>, <c>change</c>, <c>/api/incidents</c>).
    /// </summary>
    [Parameter(ParameterSetName = SimulatedSet)]
    [ArgumentCompleter(typeof(FaultCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Fault { get; set; } = [];

    /// <summary>The name to call the connection by, one for each tenant; the tenant when left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>The API that commands use; Auto takes the newest one that the token has a permission for.</summary>
    [Parameter]
    public DefenderApi Api { get; set; }

    /// <summary>How long the sign-in may take: <c>90s</c>, <c>5m</c>, seconds, or a TimeSpan. Three minutes for a user, 100 seconds for an app.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    /// <summary>How many tenants are signed in to at a time.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = Throttle.Default;

    /// <summary>How many calls a minute each operation may take, in place of the rates that the vendor publishes; 0 for any number. Private hosts and the simulated tenant have no rate unless this gives one.</summary>
    [Parameter]
    [ValidateRange(0, 100_000)]
    public int? RateLimit { get; set; }

    /// <summary>The Microsoft cloud that the tenant lives in.</summary>
    [Parameter]
    public DefenderCloud Cloud { get; set; }

    /// <summary>A commercial region's own Defender hosts, for less latency.</summary>
    [Parameter]
    public DefenderRegion? Region { get; set; }

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
}
