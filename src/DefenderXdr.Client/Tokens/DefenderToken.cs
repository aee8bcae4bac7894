namespace DefenderXdr;

/// <summary>An access token, decoded for reading. Decoding is not validation: <see cref="Validation"/> says whether it was checked.</summary>
/// <remarks>The token itself is in no property, view or serialised form; <see cref="ToPlainText"/> gives it away.</remarks>
public sealed class DefenderToken
{
    private readonly JsonWebToken jwt;

    internal DefenderToken(JsonWebToken jwt)
    {
        this.jwt = jwt;
        Audience = Text("aud") ?? "";
        Api = HostTable.ApiOf(Audience);
        TenantId = Text("tid");
        ClientId = Text("appid") ?? Text("azp");
        ObjectId = Text("oid");
        UserPrincipalName = Text("upn") ?? Text("preferred_username") ?? Text("unique_name");
        Issuer = Text("iss");
        Version = Text("ver");
        Roles = Texts("roles");
        Scopes = Text("scp")?.Split([' '], StringSplitOptions.RemoveEmptyEntries) ?? [];
        Kind = KindOf(Text("idtyp"));
        IssuedOn = Time("iat");
        NotBefore = Time("nbf");
        ExpiresOn = Time("exp") ?? DateTimeOffset.MaxValue;
    }

    /// <summary>The resource that the token is for (<c>aud</c>); empty when it does not say.</summary>
    public string Audience { get; }

    /// <summary>The API that the audience belongs to, or null when it is none of this module's.</summary>
    public DefenderApi? Api { get; }

    /// <summary>Whom it stands for: an app by itself, or a user.</summary>
    public TokenKind Kind { get; }

    /// <summary>The tenant (<c>tid</c>).</summary>
    public string? TenantId { get; }

    /// <summary>The app that asked for the token (<c>appid</c> or <c>azp</c>).</summary>
    public string? ClientId { get; }

    /// <summary>The user or service principal in the tenant (<c>oid</c>).</summary>
    public string? ObjectId { get; }

    /// <summary>The user who signed in, or null for an app alone.</summary>
    public string? UserPrincipalName { get; }

    /// <summary>Application permissions (<c>roles</c>).</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>Delegated permissions (<c>scp</c>).</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>Who issued it (<c>iss</c>).</summary>
    public string? Issuer { get; }

    /// <summary>The form of its claims (<c>ver</c>), <c>1.0</c> or <c>2.0</c>. The API that it is for decides, not the endpoint that gave it.</summary>
    public string? Version { get; }

    /// <summary>When it was issued, UTC.</summary>
    public DateTimeOffset? IssuedOn { get; }

    /// <summary>When it begins (<c>nbf</c>), UTC.</summary>
    public DateTimeOffset? NotBefore { get; }

    /// <summary>When it ends, UTC. The largest date there is when it does not say.</summary>
    public DateTimeOffset ExpiresOn { get; }

    /// <summary>Whether it has ended by now, by this machine's clock.</summary>
    public bool IsExpired => ExpiresOn <= DateTimeOffset.UtcNow;

    /// <summary>Whether it was checked, and what came of it.</summary>
    public TokenValidation Validation { get; private set; }

    /// <summary>Why it does not hold, or could not be checked; null otherwise.</summary>
    public string? ValidationMessage { get; private set; }

    /// <summary>The connection that it was got for, or null for one that came from elsewhere.</summary>
    public string? ConnectionName { get; private set; }

    /// <summary>All claims as they stand in the token, times as UTC dates.</summary>
    public IReadOnlyDictionary<string, object?> Claims => jwt.Claims;

    /// <summary>Its three parts, for whoever checks them.</summary>
    internal JsonWebToken Jwt => jwt;

    /// <summary>The token itself. Whoever has it can act as its owner until it ends.</summary>
    public string ToPlainText() => jwt.Raw;

    /// <summary>Never the token: what it is for and until when.</summary>
    public override string ToString() => $"*** ({Audience}, until {ExpiresOn.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z)";

    /// <summary>Reads a token's claims. White space, quotes and <c>Bearer</c> around it are forgiven.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.TokenInvalid"/>: it is no JSON Web Token.</exception>
    public static DefenderToken Decode(string token) => new(JsonWebToken.Parse(token));

    // A decoded token is shared by all who use it, so that a mark on it is put on a copy.

    /// <summary>The same token, marked with the connection that it was got for.</summary>
    internal DefenderToken For(string connectionName)
    {
        var copy = (DefenderToken)MemberwiseClone();
        copy.ConnectionName = connectionName;
        return copy;
    }

    /// <summary>The same token, marked with what came of a check.</summary>
    internal DefenderToken Checked(TokenValidation validation, string? message = null)
    {
        var copy = (DefenderToken)MemberwiseClone();
        copy.Validation = validation;
        copy.ValidationMessage = message;
        return copy;
    }

    // idtyp is an optional claim; without it a user's token is known by its scopes, or by its user.
    private TokenKind KindOf(string? type) =>
        type == "user" || (type != "app" && (Scopes.Count > 0 || UserPrincipalName is not null)) ? TokenKind.User : TokenKind.App;

    private string? Text(string claim) => Claims.TryGetValue(claim, out var value) ? value as string : null;

    private IReadOnlyList<string> Texts(string claim) => Claims.TryGetValue(claim, out var value)
        ? value switch { object?[] list => [.. list.OfType<string>()], string one => [one], _ => [] }
        : [];

    private DateTimeOffset? Time(string claim) => Claims.TryGetValue(claim, out var value) ? value as DateTimeOffset? : null;
}
