namespace DefenderXdr;

/// <summary>The one factory of errors: an id decides the kind and the recommended action.</summary>
public static class DefenderErrors
{
    private sealed record Entry(ErrorKind Kind, string Action);

    private static readonly Dictionary<string, Entry> Catalog = new(StringComparer.Ordinal)
    {
        [ErrorIds.NotConnected] = new(ErrorKind.ConnectionError,
            "Run Connect-DefenderXdr first. Connect-DefenderXdr -Simulated tries everything out without a tenant."),
        [ErrorIds.ConnectionNotFound] = new(ErrorKind.ObjectNotFound,
            "Get-DefenderConnection lists the connections of this session; Connect-DefenderXdr -Name makes one."),
        [ErrorIds.ConnectionNotUsable] = new(ErrorKind.InvalidArgument,
            "A connection works within its own process. Run Connect-DefenderXdr in the job or remote session itself."),
        [ErrorIds.RegionNotInCloud] = new(ErrorKind.InvalidArgument, "Leave -Region out, or use it with -Cloud Commercial."),
        [ErrorIds.InsecureHost] = new(ErrorKind.InvalidArgument, "Give an https address."),
        [ErrorIds.InvalidHost] = new(ErrorKind.InvalidArgument, "Give scheme, host and port only; the module adds the paths."),
        [ErrorIds.InvalidClientSecret] = new(ErrorKind.AuthenticationError,
            "Use the secret's value, not its id, from Certificates & secrets of the app registration; make a new secret when in doubt."),
        [ErrorIds.ExpiredClientSecret] = new(ErrorKind.AuthenticationError,
            "Make a new secret under Certificates & secrets of the app registration."),
        [ErrorIds.TenantNotFound] = new(ErrorKind.AuthenticationError,
            "Check -TenantId: the directory (tenant) id from the app registration's overview, or a verified domain. A government tenant needs -Cloud."),
        [ErrorIds.ApplicationNotFound] = new(ErrorKind.AuthenticationError,
            "Check -ClientId and -TenantId. In a customer's tenant, an administrator has to consent to the app first."),
        [ErrorIds.ConsentRequired] = new(ErrorKind.AuthenticationError,
            "An administrator of the tenant has to choose Grant admin consent under API permissions of the app registration."),
        [ErrorIds.ApiNotInTenant] = new(ErrorKind.AuthenticationError,
            "The tenant does not know this API: it has no Defender licence, or is in another cloud (-Cloud)."),
        [ErrorIds.MfaRequired] = new(ErrorKind.AuthenticationError,
            "Sign in with the browser (Connect-DefenderXdr -ClientId) or with -DeviceCode, which ask for the second factor. Scripts sign in as an app."),
        [ErrorIds.BlockedByConditionalAccess] = new(ErrorKind.AuthenticationError,
            "Ask the tenant's administrator which policy applies: the sign-in log of the Entra admin center names it. Device code is often blocked where the browser is not."),
        [ErrorIds.InvalidUserPassword] = new(ErrorKind.AuthenticationError,
            "Check user name and password. Too many tries lock the account for a while."),
        [ErrorIds.UserNotFound] = new(ErrorKind.AuthenticationError,
            "Check the user name and -TenantId: the account must be a member or guest of the tenant."),
        [ErrorIds.RedirectUriNotRegistered] = new(ErrorKind.AuthenticationError,
            "Under Authentication of the app registration, add the platform Mobile and desktop applications with the redirect URI http://localhost."),
        [ErrorIds.PublicClientNotAllowed] = new(ErrorKind.AuthenticationError,
            "Under Authentication of the app registration, set Allow public client flows to Yes."),
        [ErrorIds.SignInCancelled] = new(ErrorKind.AuthenticationError,
            "Run Connect-DefenderXdr again and finish the sign-in; an administrator may have to consent first (New-DefenderConsentUri)."),
        [ErrorIds.SignInTimeout] = new(ErrorKind.OperationTimeout,
            "Run Connect-DefenderXdr again; -Timeout gives more time. If the page showed AADSTS50011, add the redirect URI http://localhost (Mobile and desktop applications) to the app registration."),
        [ErrorIds.InteractionRequired] = new(ErrorKind.AuthenticationError,
            "Run Connect-DefenderXdr again to sign in anew."),
        [ErrorIds.BrowserUnavailable] = new(ErrorKind.ResourceUnavailable,
            "Use -DeviceCode: it shows a code to enter on any other device. Scripts sign in as an app, with a certificate or a managed identity."),
        [ErrorIds.CertificateNotFound] = new(ErrorKind.ObjectNotFound,
            "Import it with its private key into Cert:\\CurrentUser\\My or Cert:\\LocalMachine\\My, or use -CertificatePath."),
        [ErrorIds.CertificateExpired] = new(ErrorKind.AuthenticationError,
            "Make a new certificate, and upload its public part under Certificates & secrets of the app registration."),
        [ErrorIds.CertificateWithoutKey] = new(ErrorKind.InvalidArgument,
            "Use the certificate that has the private key: a PFX file, a PEM file with both, or one imported as PFX. The .cer file is for the app registration."),
        [ErrorIds.CertificateKeyDenied] = new(ErrorKind.PermissionDenied,
            "Give the account read access to the private key (Manage Private Keys in certlm.msc), or import the certificate into the account's own store."),
        [ErrorIds.CertificatePasswordWrong] = new(ErrorKind.AuthenticationError,
            "Give the right -CertificatePassword; Read-Host -AsSecureString asks for it."),
        [ErrorIds.CertificateUnreadable] = new(ErrorKind.ReadError,
            "Check the path, and that the file is a PFX (.pfx, .p12) or a PEM with certificate and private key."),
        [ErrorIds.CertificateNotSupported] = new(ErrorKind.InvalidArgument,
            "Use a certificate with an RSA key of 2048 bits or more."),
        [ErrorIds.CertificateNotRegistered] = new(ErrorKind.AuthenticationError,
            "Upload the certificate's public part (.cer) under Certificates & secrets of the app registration, and compare the thumbprint."),
        [ErrorIds.ManagedIdentityUnavailable] = new(ErrorKind.ResourceUnavailable,
            "Run it on an Azure resource whose identity is switched on (Identity, Status: On), or sign in with a certificate."),
        [ErrorIds.ManagedIdentityNotFound] = new(ErrorKind.ObjectNotFound,
            "Check -IdentityId: the client, object or resource id of an identity that is assigned to this resource. Without it, the system-assigned one is used."),
        [ErrorIds.AssertionUnavailable] = new(ErrorKind.AuthenticationError,
            "Check the file, the script block or the pipeline's variables that the message names."),
        [ErrorIds.AssertionRejected] = new(ErrorKind.AuthenticationError,
            "Compare issuer, subject and audience with the federated credential under Certificates & secrets of the app registration."),
        [ErrorIds.EnvironmentIncomplete] = new(ErrorKind.InvalidArgument,
            "Set AZURE_TENANT_ID, AZURE_CLIENT_ID and one of AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH, AZURE_USERNAME with AZURE_PASSWORD, or AZURE_FEDERATED_TOKEN_FILE."),
        [ErrorIds.SignInFailed] = new(ErrorKind.AuthenticationError,
            "Look the AADSTS code up at https://login.microsoftonline.com/error, and the sign-in log of the app in the Entra admin center."),
        [ErrorIds.TokenInvalid] = new(ErrorKind.InvalidArgument, "Give the access token itself: three parts with dots between."),
        [ErrorIds.TokenExpired] = new(ErrorKind.AuthenticationError,
            "Get a new token: they last about an hour. With a secret or certificate, Connect-DefenderXdr renews by itself."),
        [ErrorIds.TokenNotValid] = new(ErrorKind.AuthenticationError,
            "Do not trust what it says. Get a new token from the sign-in service."),
        [ErrorIds.TokenNotVerifiable] = new(ErrorKind.AuthenticationError,
            "Check it where it is used: the API that it is for can validate it."),
        [ErrorIds.WrongAudience] = new(ErrorKind.AuthenticationError,
            "Get a token for the API that is called, or connect with a secret: the module then asks for the right token itself."),
        [ErrorIds.Unauthorized] = new(ErrorKind.AuthenticationError,
            "Run Connect-DefenderXdr again, and look at Get-DefenderToken: audience, tenant, expiry."),
        [ErrorIds.PermissionMissing] = new(ErrorKind.PermissionDenied,
            "Add the permission to the app registration (API permissions) and grant admin consent, then connect again."),
        [ErrorIds.HostUnreachable] = new(ErrorKind.ConnectionError,
            "Check the network, the proxy (HTTPS_PROXY, NO_PROXY) and, for a private host, the address that was given."),
        [ErrorIds.ConnectionBroken] = new(ErrorKind.ConnectionError,
            "Run the command again; what was read before stays. If it recurs, look at the proxy between."),
        [ErrorIds.RequestTimeout] = new(ErrorKind.OperationTimeout, "Ask for less at a time (a shorter period, -First), or run it again later."),
        [ErrorIds.ResponseNotJson] = new(ErrorKind.InvalidData,
            "A proxy or sign-in page answered in the service's place. Check the proxy, and the address if you gave one."),
        [ErrorIds.ResponseTruncated] = new(ErrorKind.InvalidData, "Run the command again; objects read before the break are complete."),
        [ErrorIds.ResponseEmpty] = new(ErrorKind.InvalidData, "Run the command again; if it recurs, look at the proxy between."),
        [ErrorIds.ForeignNextLink] = new(ErrorKind.InvalidData,
            "The token was not sent there. Check that the host you connected to is the vendor's."),
        [ErrorIds.PagingLoop] = new(ErrorKind.InvalidData, "Narrow the period and run the command again; report it to the vendor with the request id."),
        [ErrorIds.IncidentNotFound] = new(ErrorKind.ObjectNotFound,
            "Check the id; a merged incident has a new one, and an incident outside your device groups is not shown."),
        [ErrorIds.AlertNotFound] = new(ErrorKind.ObjectNotFound,
            "Check the id; Graph does not show alerts outside incidents, and alerts outside your device groups are not shown."),
        [ErrorIds.InvalidFilter] = new(ErrorKind.InvalidArgument,
            "Check property names, quotes around text and none around dates. Each API filters on a few properties only."),
        [ErrorIds.InvalidParameter] = new(ErrorKind.InvalidArgument, "Correct the value; Get-Help shows what it may be."),
        [ErrorIds.EmptyUpdate] = new(ErrorKind.InvalidArgument, "Give at least one thing to change: -Status, -AssignedTo, -Comment and so on."),
        [ErrorIds.HuntingQueryInvalid] = new(ErrorKind.InvalidArgument,
            "Correct the query at the line and column that the service names; the portal's hunting page checks it as you type."),
        [ErrorIds.QueryFileUnreadable] = new(ErrorKind.ReadError, "Check the path, and that the file is text with a KQL query in it."),
        [ErrorIds.TooManyRequests] = new(ErrorKind.LimitsExceeded, "Wait as long as the service says, and call less often."),
        [ErrorIds.ServiceUnavailable] = new(ErrorKind.ResourceUnavailable, "Run the command again later; the vendor's service health page shows outages."),
        [ErrorIds.RequestRejected] = new(ErrorKind.InvalidArgument, "Correct what the service's message names."),
        [ErrorIds.NotFound] = new(ErrorKind.ObjectNotFound, "Check the id and the address."),
        [ErrorIds.ServiceError] = new(ErrorKind.InvalidData, "Run the command again; give the request id to the vendor's support if it recurs."),
        [ErrorIds.ApiNotSupported] = new(ErrorKind.InvalidArgument, "Leave -Api out, or choose one that is named in the message."),
        [ErrorIds.TokenFileUnwritable] = new(ErrorKind.WriteError, "Choose a folder that you may write to."),
        [ErrorIds.UnexpectedError] = new(ErrorKind.InternalError, "This is a defect: please report it with the steps that led to it."),
    };

    /// <summary>Every error id with its kind and recommended action: what the documentation and its test list.</summary>
    public static IReadOnlyDictionary<string, (ErrorKind Kind, string RecommendedAction)> All { get; } =
        Catalog.ToDictionary(entry => entry.Key, entry => (entry.Value.Kind, entry.Value.Action), StringComparer.Ordinal);

    /// <summary>An error with the catalog's kind, and its action unless a better one is known.</summary>
    public static DefenderException Create(string errorId, string message, string? recommendedAction = null, Exception? inner = null)
    {
        var entry = Catalog[errorId];
        return new DefenderException(errorId, entry.Kind, message, recommendedAction ?? entry.Action, inner);
    }

    internal static DefenderServiceException Create(string errorId, string message, ServiceFault fault, string? recommendedAction = null, Exception? inner = null)
    {
        var entry = Catalog[errorId];
        return new DefenderServiceException(errorId, entry.Kind, message, recommendedAction ?? entry.Action, fault, inner);
    }
}
