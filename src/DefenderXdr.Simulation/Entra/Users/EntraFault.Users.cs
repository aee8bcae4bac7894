using System.Globalization;

namespace DefenderXdr.Simulation;

// What is wrong with a user's sign-in.
internal sealed partial class EntraFault
{
    /// <summary>The error that a browser takes back to the application.</summary>
    internal string RedirectError => Code switch
    {
        50076 => "interaction_required",
        65001 => "consent_required",
        _ when Error == "invalid_grant" => "access_denied",
        _ => Error,
    };

    internal static EntraFault Of(SimulatedUserFault fault, string tenantId) => fault switch
    {
        SimulatedUserFault.UnknownUser => new(50034, 400, "invalid_grant",
            $"The user account {{EUII Hidden}} does not exist in the {tenantId} directory. To sign into this application, the account must be added to the directory."),
        SimulatedUserFault.MultiFactorRequired => new(50076, 400, "invalid_grant",
            "Due to a configuration change made by your administrator, or because you moved to a new location, " +
            "you must use multi-factor authentication to access '00000003-0000-0000-c000-000000000000'.") { SubError = "basic_action" },
        SimulatedUserFault.BlockedByConditionalAccess => new(53003, 400, "invalid_grant",
            "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.") { SubError = "message_only" },
        _ => WrongPassword(),
    };

    internal static EntraFault WrongPassword() => new(50126, 400, "invalid_grant", "Error validating credentials due to invalid username or password.");

    internal static EntraFault PublicClientForbidden() => new(7000218, 401, "invalid_client",
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");

    internal static EntraFault RevokedGrant(DateTimeOffset issued, DateTimeOffset validFrom) => new(50173, 400, "invalid_grant",
        "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. " +
        $"The grant was issued on '{Time(issued)}' and the TokensValidFrom date (before which tokens are not valid) for this user is '{Time(validFrom)}'.") { SubError = "bad_token" };

    internal static EntraFault AuthorizationPending() => new(70016, 400, "authorization_pending",
        "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");

    internal static EntraFault UnknownDeviceCode() => new(70018, 400, "bad_verification_code",
        "Invalid verification code due to user typing in wrong user code for device code flow. Authorization isn't approved.");

    internal static EntraFault ExpiredDeviceCode() => new(70020, 400, "expired_token",
        "The provided value for the input parameter 'device_code' is not valid. This device code has expired.");

    internal static EntraFault DeclinedDeviceCode() => new(65004, 400, "authorization_declined", "User declined to consent to access the app.");

    internal static EntraFault DeclinedConsent() => new(65004, 400, "access_denied", "User declined to consent to access the app.");

    internal static EntraFault NobodySignedIn() => new(50058, 400, "login_required", "A silent sign-in request was sent but no user is signed in.");

    internal static EntraFault UnsupportedResponseType(string type) => new(700054, 400, "unsupported_response_type",
        $"response_type '{type}' is not enabled for the application.");

    internal static EntraFault UnknownRedirect(string redirect, string clientId) => new(50011, 400, "invalid_request",
        $"The redirect URI '{redirect}' specified in the request does not match the redirect URIs configured for the application '{clientId}'. " +
        "Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. " +
        "Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot this error.");

    internal static EntraFault UnknownChallengeMethod() => new(50149, 400, "invalid_request", "Invalid Code_Challenge_method parameter.");

    internal static EntraFault WrongCodeVerifier() => new(501481, 400, "invalid_grant",
        "The Code_Verifier does not match the code_challenge supplied in the authorization request.");

    internal static EntraFault WrongReplyAddress(string shown, string asked) => new(500112, 400, "invalid_grant",
        $"The reply address '{shown}' does not match the reply address '{asked}' provided when requesting Authorization code.");

    internal static EntraFault ExpiredCode() => new(70008, 400, "invalid_grant",
        "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.");

    internal static EntraFault RedeemedCode() => new(54005, 400, "invalid_grant",
        "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
