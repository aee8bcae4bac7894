using System.Text.RegularExpressions;
using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication.Msal;

/// <summary>What Entra's AADSTS codes mean to the one who signs in.</summary>
internal static class SignInErrors
{
    private static readonly Dictionary<string, string> Ids = new(StringComparer.Ordinal)
    {
        ["7000215"] = ErrorIds.InvalidClientSecret,
        ["7000222"] = ErrorIds.ExpiredClientSecret,
        ["90002"] = ErrorIds.TenantNotFound,
        ["900023"] = ErrorIds.TenantNotFound,
        ["700016"] = ErrorIds.ApplicationNotFound,
        ["65001"] = ErrorIds.ConsentRequired,
        ["500011"] = ErrorIds.ApiNotInTenant,
    };

    public static DefenderException FromService(MsalServiceException e, string identity)
    {
        var code = Regex.Match(e.Message, @"\bAADSTS(\d+)").Groups[1].Value;
        if (code.Length == 0 && e.InnerException is HttpRequestException)
            return DefenderErrors.Create(ErrorIds.HostUnreachable, $"The sign-in service could not be reached: {e.GetBaseException().Message}", inner: e);
        if (code.Length == 0 && e.StatusCode == 200 || e.ErrorCode is MsalError.NonParsableOAuthError or MsalError.JsonParseError)
            return DefenderErrors.Create(ErrorIds.ResponseNotJson, $"Something else than the sign-in service answered for {identity} (HTTP {e.StatusCode}).", inner: e);
        if (code.Length == 0 && e.StatusCode is 408 or 429 or >= 500)
            return DefenderErrors.Create(ErrorIds.ServiceUnavailable, $"The sign-in service cannot answer now (HTTP {e.StatusCode}).", inner: e);

        var id = Ids.TryGetValue(code, out var known) ? known : ErrorIds.SignInFailed;
        return DefenderErrors.Create(id, $"Sign-in of {identity} failed. {FirstSentence(e.Message)}", inner: e);
    }

    public static DefenderException FromClient(MsalClientException e, string identity) => e.ErrorCode == MsalError.JsonParseError
        ? DefenderErrors.Create(ErrorIds.ResponseNotJson, $"Something else than the sign-in service answered for {identity}.", inner: e)
        : DefenderErrors.Create(ErrorIds.SignInFailed, $"Sign-in of {identity} failed. {FirstSentence(e.Message)}", inner: e);

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
