using System.Text.RegularExpressions;
using DefenderXdr.Authentication.Msal;
using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>What MSAL's errors about managed identities mean. The endpoints word them freely, so that status and MSAL's code decide.</summary>
internal static class ManagedIdentityErrors
{
    private static readonly Regex Words = new(@"Error (?:Message|Description): (?<words>[^\r\n]+?)\s*(?=Error Description:|Managed Identity Correlation ID:|[\r\n]|$)", RegexOptions.CultureInvariant);
    private static readonly Regex Several = new("multiple user.assigned", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <param name="e">What MSAL threw.</param>
    /// <param name="subject">Who signs in.</param>
    /// <param name="isUserAssigned">Whether an identity was named.</param>
    public static DefenderException From(MsalException e, SignInSubject subject, bool isUserAssigned)
    {
        // Behind the endpoint stands Entra, and its refusals come through.
        if (e is MsalServiceException service && e.Message.Contains("AADSTS")) return SignInErrors.FromService(service, subject);

        var words = WordsOf(e.Message);
        var status = StatusOf(e);
        return e.ErrorCode switch
        {
            MsalError.UserAssignedManagedIdentityNotSupported or MsalError.UserAssignedManagedIdentityNotConfigurableAtRuntime or MsalError.InvalidManagedIdentityIdType =>
                Create(ErrorIds.ManagedIdentityNotFound, $"This platform does not let {subject.Name} be chosen: {words}"),
            MsalError.ManagedIdentityUnreachableNetwork =>
                Create(ErrorIds.ManagedIdentityUnavailable, $"The managed identity endpoint could not be reached: {e.GetBaseException().Message}"),
            MsalError.ManagedIdentityResponseParseFailure =>
                Create(ErrorIds.ResponseNotJson, $"Something else than the managed identity endpoint answered for {subject.Name}."),
            _ when Several.IsMatch(words) => Create(ErrorIds.ManagedIdentityNotFound, $"This resource has several identities, and none was chosen: {words}",
                "Say which with -IdentityId: its client, object or resource id."),
            _ when status is 400 or 404 && isUserAssigned => Create(ErrorIds.ManagedIdentityNotFound, $"This resource does not have {subject.Name}: {words}"),
            _ when status is 400 or 404 => Create(ErrorIds.ManagedIdentityUnavailable, $"This resource does not have {subject.Name}: {words}",
                "Switch the system-assigned identity on (Identity, System assigned, Status: On), or name a user-assigned one with -IdentityId."),
            _ when status is 429 or >= 500 => Create(ErrorIds.ServiceUnavailable, $"The managed identity endpoint cannot answer now (HTTP {status})."),
            _ => Create(ErrorIds.ManagedIdentityUnavailable, $"The managed identity endpoint gave no token for {subject.Name}: {words}"),
        };

        DefenderException Create(string id, string message, string? action = null) => DefenderErrors.Create(id, message, action, e);
    }

    // Of the metadata service's answers MSAL tells the status in words only.
    private static int StatusOf(MsalException e) =>
        e is MsalServiceException { StatusCode: > 0 } service ? service.StatusCode
        : e.Message.Contains("Status: BadRequest") ? 400
        : e.Message.Contains("Status: BadGateway") ? 502
        : e.Message.Contains("Status: GatewayTimeout") ? 504
        : 0;

    // MSAL wraps the endpoint's words into advice, the whole body and all headers; the inner exception keeps it all.
    private static string WordsOf(string message)
    {
        var match = Words.Match(message);
        var words = match.Success ? match.Groups["words"].Value : message.Split('\r', '\n')[0];
        return words.Replace("[Managed Identity]", "").Trim();
    }
}
