namespace DefenderXdr.Simulation;

// What is wrong with an application's secret or assertion.
internal sealed partial class EntraFault
{
    private const string CertificatePage = "Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .";
    private const string FederationPage = "https://learn.microsoft.com/entra/workload-id/workload-identity-federation";

    internal static EntraFault InvalidSecret(string clientId) => Client(7000215,
        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, " +
        $"not the client secret ID, for a secret added to app '{clientId}'.");

    internal static EntraFault ExpiredSecret(string clientId) => Client(7000222,
        $"The provided client secret keys for app '{clientId}' are expired. Visit the Azure portal to create new keys for your app: " +
        "https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.");

    internal static EntraFault MissingSecret() => Client(7000216,
        "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.");

    internal static EntraFault WrongAssertionType(string expected) => new(50012, 400, "invalid_request",
        $"The value of 'client_assertion_type' is not supported; it must be '{expected}'.");

    internal static EntraFault MalformedAssertion(string why) => new(50027, 400, "invalid_request", why);

    internal static EntraFault UnsupportedAlgorithm(string algorithm) => new(5002738, 400, "invalid_request",
        $"Invalid JWT token. '{algorithm}' is not a supported signature algorithm. Supported signing algorithms are: 'RS256, PS256'");

    internal static EntraFault UnknownCertificate(string clientId, string thumbprint) => Client(700027,
        $"The certificate with identifier used to sign the client assertion is not registered on application. {KeyReason("The key was not found.", clientId, thumbprint)}");

    internal static EntraFault ExpiredCertificate(string clientId, string thumbprint, string validity) => Client(700027,
        $"The certificate used to sign the client assertion is expired on application. {KeyReason("The key used is expired.", clientId, thumbprint, validity)}");

    internal static EntraFault WrongSignature(string clientId, string thumbprint, string validity) => Client(700027,
        $"Client assertion contains an invalid signature. {KeyReason("The provided signature value did not match the expected signature value.", clientId, thumbprint, validity)}");

    internal static EntraFault WrongAssertionSubject() => Client(700021,
        $"Client assertion application identifier doesn't match 'client_id' parameter. {CertificatePage}");

    internal static EntraFault WrongAssertionAudience() => Client(700023,
        $"Client assertion audience claim does not match Realm issuer. {CertificatePage}");

    internal static EntraFault AssertionOutOfTime(DateTimeOffset now, DateTimeOffset start, DateTimeOffset end) => Client(700024,
        $"Client assertion is not within its valid time range. Current time: {Time(now)}, assertion valid from {Time(start)}, expiry time of assertion {Time(end)}. {CertificatePage}");

    internal static EntraFault NoFederatedIssuer(string issuer) => NoFederatedRecord(700211, "issuer", issuer);

    internal static EntraFault NoFederatedAudience(string audience) => NoFederatedRecord(700212, "audience", audience);

    internal static EntraFault NoFederatedSubject(string subject, bool onlyCaseDiffers) => onlyCaseDiffers
        ? NoFederatedRecord(7002138, "subject", subject, "The subject matches with case-insensitive comparison, but not with case-sensitive comparison. ")
        : NoFederatedRecord(700213, "subject", subject);

    private static EntraFault NoFederatedRecord(int code, string claim, string value, string hint = "") => Client(code,
        $"No matching federated identity record found for presented assertion {claim} '{value}'. {hint}" +
        $"Check your federated identity credential Subject, Audience and Issuer against the presented assertion. {FederationPage}");

    private static EntraFault Client(int code, string message) => new(code, 401, "invalid_client", message);

    private static string KeyReason(string reason, string clientId, string thumbprint, string? validity = null) =>
        $"[Reason - {reason}, Thumbprint of key used by client: '{thumbprint}',{(validity is null ? "" : $" Found key '{validity}',")} " +
        $"Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '{clientId}'. " +
        "Review the documentation at https://docs.microsoft.com/en-us/graph/deployments to determine the corresponding service endpoint and " +
        "https://docs.microsoft.com/en-us/graph/api/application-get?view=graph-rest-1.0&tabs=http to build a query request URL, " +
        $"such as 'https://graph.microsoft.com/beta/applications/{clientId}'].";
}
