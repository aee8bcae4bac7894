namespace DefenderXdr.Simulation;

/// <summary>Where the browser goes to sign in: it comes back with a code or an error, or it stays on a page.</summary>
internal sealed class AuthorizeEndpoint(SimulatedTenantOptions options, Registration registration, SignedInUser user, AuthorizationCodes codes, TokenIssuer issuer)
{
    internal SimulatedResponse Answer(string tenant, SimulatedRequest request)
    {
        var query = new FormFields(request.Uri.Query);
        string redirect;
        try
        {
            redirect = CheckCaller(tenant, query);
        }
        catch (EntraFault fault)
        {
            // Whoever cannot be trusted with an answer does not get one: the user sees it.
            return AuthorizePages.Trouble(fault, request, options.Clock());
        }

        var back = new Dictionary<string, string>();
        try
        {
            if (SignIn(query, redirect) is not { } code)
                return AuthorizePages.SignIn(options.DisplayName, query["login_hint"]);
            back["code"] = code;
            if (query["client_info"] == "1")
                back["client_info"] = issuer.ClientInfo;
        }
        catch (EntraFault fault)
        {
            back["error"] = fault.RedirectError;
            back["error_description"] = EntraAnswer.Description(fault, request, options.Clock());
            back["error_uri"] = $"https://login.microsoftonline.com/error?code={fault.Code}";
        }

        if (query["state"] is { } state)
            back["state"] = state;
        back["session_state"] = Guid.NewGuid().ToString();
        return AuthorizePages.Back(redirect, query["response_mode"], back);
    }

    private string CheckCaller(string tenant, FormFields query)
    {
        registration.CheckTenant(tenant, namedOnly: false);
        var client = query.Required("client_id");
        if (!Registration.Same(client, SimulatedTenant.ConsentRequiredClientId))
            registration.CheckApplication(tenant, client, v2: true);
        var redirect = query.Required("redirect_uri");
        return options.RedirectUris.Any(registered => IsSame(registered, redirect)) ? redirect : throw EntraFault.UnknownRedirect(redirect, client);
    }

    /// <summary>The code, or null when the user never gets that far.</summary>
    private string? SignIn(FormFields query, string redirect)
    {
        if (query.Required("response_type") != "code")
            throw EntraFault.UnsupportedResponseType(query["response_type"]!);
        var scope = query.Required("scope");
        new AskedScopes(scope).Target(delegated: true);
        var hashed = (query["code_challenge_method"] ?? "plain") switch
        {
            "S256" => true,
            "plain" => false,
            _ => throw EntraFault.UnknownChallengeMethod(),
        };
        if (query["prompt"] == "none")
            throw EntraFault.NobodySignedIn();
        if (options.UserAnswer is SimulatedUserAnswer.Never)
            return null;
        if (options.UserAnswer is SimulatedUserAnswer.Decline)
            throw EntraFault.DeclinedConsent();
        user.Check();
        return Registration.Same(query["client_id"]!, SimulatedTenant.ConsentRequiredClientId)
            ? throw EntraFault.ConsentRequired(query["client_id"]!)
            : codes.Issue(redirect, scope, query["code_challenge"], hashed);
    }

    // Entra takes any port of a loopback address.
    private static bool IsSame(string registered, string asked) =>
        Uri.TryCreate(registered, UriKind.Absolute, out var left) && Uri.TryCreate(asked, UriKind.Absolute, out var right)
        && (left.IsLoopback && left.Scheme == Uri.UriSchemeHttp
            ? right.Scheme == left.Scheme && right.Host == left.Host && right.AbsolutePath == left.AbsolutePath
            : registered == asked);
}
