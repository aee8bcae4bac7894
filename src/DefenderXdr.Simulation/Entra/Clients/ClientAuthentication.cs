namespace DefenderXdr.Simulation;

/// <summary>Checks how an application proves who it is: by its secret, by a certificate, or by another issuer's token.</summary>
internal sealed class ClientAuthentication(SimulatedTenantOptions options)
{
    private readonly CertificateAssertion certificates = new(options);
    private readonly FederatedAssertion federated = new(options);
    private volatile SimulatedAssertion? last;

    /// <summary>What the last assertion looked like, whether it was accepted or not.</summary>
    internal SimulatedAssertion? LastAssertion => last;

    internal ClientProof Check(TokenRequest request)
    {
        if (request.Assertion is { } assertion)
        {
            CheckAssertion(assertion, request);
            return ClientProof.Assertion;
        }

        if (request.Secret is not { } secret)
            return ClientProof.None;
        if (secret != options.ClientSecret)
            throw EntraFault.InvalidSecret(request.ClientId);
        return options.SecretExpired ? throw EntraFault.ExpiredSecret(request.ClientId) : ClientProof.Secret;
    }

    private void CheckAssertion(string text, TokenRequest request)
    {
        const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        if (request.Required("client_assertion_type") != JwtBearer)
            throw EntraFault.WrongAssertionType(JwtBearer);
        var assertion = Jwt.Read(text) ?? throw EntraFault.MalformedAssertion("JWT token is invalid or malformed.");
        last = SimulatedAssertion.Of(assertion);

        // An application that signs for itself is its own issuer.
        if (Registration.Same(assertion["iss"] ?? "", request.ClientId))
            certificates.Check(assertion, request);
        else
            federated.Check(assertion);
        CheckTime(assertion);
    }

    private void CheckTime(Jwt assertion)
    {
        // Clocks differ by up to five minutes.
        var now = options.Clock();
        var start = assertion.Time("nbf") ?? assertion.Time("iat") ?? DateTimeOffset.MinValue;
        if (assertion.Time("exp") is not { } end || end <= now || start > now.AddMinutes(5))
            throw EntraFault.AssertionOutOfTime(now, start, assertion.Time("exp") ?? DateTimeOffset.MinValue);
    }
}
