namespace DefenderXdr;

/// <summary>An access token, decoded for reading. Decoding is not validation: the service alone decides whether it holds.</summary>
/// <remarks>The token itself is in no property, view or serialised form; <see cref="ToPlainText"/> gives it away.</remarks>
public sealed class DefenderToken
{
    private readonly string raw;

    internal DefenderToken(string raw, IReadOnlyDictionary<string, object?> claims)
    {
        this.raw = raw;
        Claims = claims;
        Audience = Text("aud") ?? "";
        Api = HostTable.ApiOf(Audience);
        TenantId = Text("tid");
        ClientId = Text("appid") ?? Text("azp");
        UserPrincipalName = Text("upn") ?? Text("preferred_username");
        Roles = Texts("roles");
        Scopes = Text("scp")?.Split([' '], StringSplitOptions.RemoveEmptyEntries) ?? [];
        IssuedOn = Time("iat");
        ExpiresOn = Time("exp") ?? DateTimeOffset.MaxValue;
    }

    /// <summary>The resource that the token is for (<c>aud</c>).</summary>
    public string Audience { get; }

    /// <summary>The API that the audience belongs to, or null when it is none of this module's.</summary>
    public DefenderApi? Api { get; }

    /// <summary>The tenant (<c>tid</c>).</summary>
    public string? TenantId { get; }

    /// <summary>The app that asked for the token (<c>appid</c> or <c>azp</c>).</summary>
    public string? ClientId { get; }

    /// <summary>The user who signed in, or null for an app alone.</summary>
    public string? UserPrincipalName { get; }

    /// <summary>Application permissions (<c>roles</c>).</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>Delegated permissions (<c>scp</c>).</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>When it was issued, UTC.</summary>
    public DateTimeOffset? IssuedOn { get; }

    /// <summary>When it ends, UTC.</summary>
    public DateTimeOffset ExpiresOn { get; }

    /// <summary>All claims as they stand in the token.</summary>
    public IReadOnlyDictionary<string, object?> Claims { get; }

    /// <summary>The token itself. Whoever has it can act as its owner until it ends.</summary>
    public string ToPlainText() => raw;

    /// <summary>Never the token: what it is for and until when.</summary>
    public override string ToString() => $"*** ({Audience}, until {ExpiresOn.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z)";

    /// <summary>Reads a token's claims.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.TokenInvalid"/>: it is no JSON Web Token.</exception>
    public static DefenderToken Decode(string token) => JsonWebToken.Decode(token);

    private string? Text(string claim) => Claims.TryGetValue(claim, out var value) ? value as string : null;

    private IReadOnlyList<string> Texts(string claim) => Claims.TryGetValue(claim, out var value)
        ? value switch { object?[] list => [.. list.OfType<string>()], string one => [one], _ => [] }
        : [];

    private DateTimeOffset? Time(string claim) =>
        Claims.TryGetValue(claim, out var value) && value is long seconds and > 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
