using System.Text.RegularExpressions;
using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication.Msal;

/// <summary>What Entra's AADSTS codes and MSAL's own mean to the one who signs in.</summary>
internal static class SignInErrors
{
    private static readonly Dictionary<string, string> Ids = new(StringComparer.Ordinal)
    {
        ["7000215"] = ErrorIds.InvalidClientSecret,
        ["7000222"] = ErrorIds.ExpiredClientSecret,
        ["700027"] = ErrorIds.CertificateNotRegistered,
        ["70021"] = ErrorIds.AssertionRejected,
        ["700211"] = ErrorIds.AssertionRejected,
        ["700212"] = ErrorIds.AssertionRejected,
        ["700213"] = ErrorIds.AssertionRejected,
        ["700021"] = ErrorIds.AssertionRejected,
        ["700023"] = ErrorIds.AssertionRejected,
        ["7002138"] = ErrorIds.AssertionRejected,
        ["90002"] = ErrorIds.TenantNotFound,
        ["900023"] = ErrorIds.TenantNotFound,
        ["50194"] = ErrorIds.TenantRequired,
        ["50059"] = ErrorIds.TenantRequired,
        ["700016"] = ErrorIds.ApplicationNotFound,
        ["65001"] = ErrorIds.ConsentRequired,
        ["65004"] = ErrorIds.SignInCancelled,
        ["500011"] = ErrorIds.ApiNotInTenant,
        ["50074"] = ErrorIds.MfaRequired,
        ["50076"] = ErrorIds.MfaRequired,
        ["50079"] = ErrorIds.MfaRequired,
        ["53000"] = ErrorIds.BlockedByConditionalAccess,
        ["53001"] = ErrorIds.BlockedByConditionalAccess,
        ["53002"] = ErrorIds.BlockedByConditionalAccess,
        ["53003"] = ErrorIds.BlockedByConditionalAccess,
        ["530003"] = ErrorIds.BlockedByConditionalAccess,
        ["530035"] = ErrorIds.BlockedByConditionalAccess,
        ["50126"] = ErrorIds.InvalidUserPassword,
        ["50034"] = ErrorIds.UserNotFound,
        ["50020"] = ErrorIds.UserNotFound,
        ["90072"] = ErrorIds.UserNotFound,
        ["50011"] = ErrorIds.RedirectUriNotRegistered,
        ["7000218"] = ErrorIds.PublicClientNotAllowed,
        ["access_denied"] = ErrorIds.SignInCancelled,
        ["authorization_declined"] = ErrorIds.SignInCancelled,
        [MsalError.AuthenticationCanceledError] = ErrorIds.SignInCancelled,
        [MsalError.CodeExpired] = ErrorIds.SignInTimeout,
        ["expired_token"] = ErrorIds.SignInTimeout,
        [MsalError.LinuxXdgOpen] = ErrorIds.BrowserUnavailable,
    };

    public static DefenderException FromService(MsalServiceException e, SignInSubject subject)
    {
        var code = Regex.Match(e.Message, @"\bAADSTS(\d+)").Groups[1].Value;
        if (code.Length == 0 && e.InnerException is HttpRequestException)
            return DefenderErrors.Create(ErrorIds.HostUnreachable, $"The sign-in service could not be reached: {e.GetBaseException().Message}", inner: e);
        if (code.Length == 0 && e.StatusCode == 200 || e.ErrorCode is MsalError.NonParsableOAuthError or MsalError.JsonParseError)
            return DefenderErrors.Create(ErrorIds.ResponseNotJson, $"Something else than the sign-in service answered for {subject.Name} (HTTP {e.StatusCode}).", inner: e);
        if (code.Length == 0 && e.StatusCode is 408 or 429 or >= 500)
            return DefenderErrors.Create(ErrorIds.ServiceUnavailable, $"The sign-in service cannot answer now (HTTP {e.StatusCode}).", inner: e);

        return Of(e, IdOf(code) ?? IdOf(e.ErrorCode) ?? (e is MsalUiRequiredException ? ErrorIds.InteractionRequired : ErrorIds.SignInFailed), subject);
    }

    public static DefenderException FromClient(MsalClientException e, SignInSubject subject) => e.ErrorCode == MsalError.JsonParseError
        ? DefenderErrors.Create(ErrorIds.ResponseNotJson, $"Something else than the sign-in service answered for {subject.Name}.", inner: e)
        : Of(e, IdOf(e.ErrorCode) ?? ErrorIds.SignInFailed, subject);

    private static string? IdOf(string? code) => code is not null && Ids.TryGetValue(code, out var id) ? id : null;

    private static DefenderException Of(MsalException e, string id, SignInSubject subject)
    {
        // Whoever lacks consent needs the link that gives it, in the tenant that it lacks in.
        var action = id is ErrorIds.ConsentRequired or ErrorIds.ApplicationNotFound && subject.ConsentUri is { } uri
            ? $"{DefenderErrors.All[id].RecommendedAction} An administrator of the tenant consents here: {uri.AbsoluteUri}"
            : null;
        return DefenderErrors.Create(id, $"Sign-in of {subject.Name} failed. {FirstSentence(e.Message)}", action, e);
    }

    // MSAL wraps Entra's words into its own, and trace ids and time stamps come behind them; the inner exception keeps it all.
    private static string FirstSentence(string message)
    {
        var start = Math.Max(0, message.IndexOf("AADSTS", StringComparison.Ordinal));
        var end = message.IndexOfAny(['\r', '\n'], start);
        var trace = message.IndexOf(" Trace ID:", start, StringComparison.Ordinal);
        if (trace >= 0 && (end < 0 || trace < end)) end = trace;
        return (end < 0 ? message.Substring(start) : message.Substring(start, end - start)).Trim();
    }
}
