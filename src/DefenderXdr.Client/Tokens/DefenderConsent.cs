namespace DefenderXdr;

/// <summary>A link with which an administrator of a tenant consents to an app's permissions. It holds no secret: it may be sent by mail.</summary>
public sealed class DefenderConsent
{
    internal DefenderConsent() { }

    /// <summary>The app, by its application (client) id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The tenant, by id or domain; null for that of the administrator who signs in.</summary>
    public string? TenantId { get; init; }

    /// <summary>The API whose permissions the link is for; null when it is for everything that the app registration lists.</summary>
    public DefenderApi? Api { get; init; }

    /// <summary>The permissions that were asked for; empty for everything that the app registration lists.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>What the administrator is asked for.</summary>
    public ConsentKind Kind { get; init; }

    /// <summary>The link.</summary>
    public required Uri Uri { get; init; }

    /// <summary>The link of the vendor's page on partner access, to the v1 endpoint. It asks for everything that the app registration lists.</summary>
    public required Uri DocumentedUri { get; init; }

    /// <summary>The link.</summary>
    public override string ToString() => Uri.AbsoluteUri;
}
