using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>A form posted to one of the token endpoints, v1 (<c>resource</c>) or v2 (<c>scope</c>).</summary>
internal sealed class TokenRequest
{
    private readonly FormFields form;

    internal TokenRequest(SimulatedRequest request, bool v2)
    {
        IsV2 = v2;
        Host = request.Uri.Authority;
        form = new FormFields(request.Body);
        GrantType = Required("grant_type");
        (ClientId, Secret) = Basic(request.Header("Authorization")) ?? (Required("client_id"), form["client_secret"]);
        Scopes = new(form["scope"]);
    }

    internal bool IsV2 { get; }

    /// <summary>The host and port that were asked.</summary>
    internal string Host { get; }

    internal string GrantType { get; }

    internal string ClientId { get; }

    internal string? Secret { get; }

    internal string? Assertion => this["client_assertion"];

    internal bool WantsClientInfo => this["client_info"] == "1";

    internal AskedScopes Scopes { get; private set; }

    internal string? this[string name] => form[name];

    internal string Required(string name) => form.Required(name);

    /// <summary>Takes the scopes that were asked for when the user's sign-in began, unless this request names its own.</summary>
    internal void Remember(string scope)
    {
        if (form["scope"] is null or "")
            Scopes = new(scope);
    }

    /// <summary>The resource asked for, and the single permissions asked for by name.</summary>
    internal (string Resource, string[] Permissions) Target(bool delegated) =>
        IsV2 ? Scopes.Target(delegated) : (Required("resource").TrimEnd('/'), []);

    private static (string ClientId, string? Secret)? Basic(string? header)
    {
        if (header?.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) != true || Base64Url.Decode(header.Substring(6).Trim().TrimEnd('=')) is not { } bytes)
            return null;
        var pair = Encoding.UTF8.GetString(bytes);
        var colon = pair.IndexOf(':');
        return colon < 0 ? null : (Uri.UnescapeDataString(pair.Substring(0, colon)), Uri.UnescapeDataString(pair.Substring(colon + 1)));
    }
}
