namespace DefenderXdr.Authentication.Msal;

/// <summary>Who signs in, as far as its errors and its patience need to know.</summary>
/// <param name="Name">For messages: <c>app '…' in tenant '…'</c>.</param>
/// <param name="Limit">How long an answer may take.</param>
/// <param name="ConsentUri">Where an administrator of the tenant consents to the app, or null where consent is no matter.</param>
internal sealed record SignInSubject(string Name, TimeSpan Limit, Uri? ConsentUri)
{
    public static SignInSubject Of(SignInOptions options) => new(
        $"app '{options.ClientId}' in tenant '{options.TenantId}'", options.Timeout, AdminConsent.Uri(options.Hosts, options.ClientId, options.TenantId));

    /// <summary>The condition that the end of <see cref="Limit"/> is.</summary>
    public string TimeoutErrorId { get; init; } = ErrorIds.RequestTimeout;

    /// <summary>What did not happen in time, for messages.</summary>
    public string Awaited { get; init; } = "The sign-in service did not answer";
}
