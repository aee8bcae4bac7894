namespace DefenderXdr.Simulation;

/// <summary>The refresh tokens. There is one user, so one at a time does; MSAL's silent sign-in lives on it.</summary>
internal sealed class RefreshTokens(SimulatedTenantOptions options)
{
    private readonly object changing = new();
    private readonly Dictionary<string, DateTimeOffset> revoked = [];
    private DateTimeOffset validFrom;
    private (string Text, DateTimeOffset Issued) current = New(options);

    internal string Current
    {
        get
        {
            lock (changing)
                return current.Text;
        }
    }

    internal void Check(TokenRequest request)
    {
        var shown = request.Required("refresh_token");
        lock (changing)
        {
            if (revoked.TryGetValue(shown, out var issued))
                throw EntraFault.RevokedGrant(issued, validFrom);
            if (shown != current.Text)
                throw EntraFault.InvalidGrant();
        }
    }

    internal void Revoke()
    {
        lock (changing)
        {
            revoked.Add(current.Text, current.Issued);
            validFrom = options.Clock();
            current = New(options);
        }
    }

    private static (string Text, DateTimeOffset Issued) New(SimulatedTenantOptions options) => ("0.simulated." + Guid.NewGuid().ToString("N"), options.Clock());
}
