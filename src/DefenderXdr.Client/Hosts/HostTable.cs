namespace DefenderXdr;

/// <summary>The one table of hosts: cloud × region × API gives authority, host and token audience.</summary>
public static class HostTable
{
    private sealed record Row(string Authority, string AdminCenter, string Portal, string Graph, string Xdr, string Endpoint, string XdrAudience, string EndpointAudience);

    private const string Login = "https://login.microsoftonline.com";
    private const string LoginGov = "https://login.microsoftonline.us";
    private const string Admin = "https://entra.microsoft.com";
    private const string AdminGov = "https://entra.microsoft.us";

    // Government audiences are not documented; the API's own host is what its tokens are issued for.
    private static readonly Dictionary<DefenderCloud, Row> Clouds = new()
    {
        [DefenderCloud.Commercial] = new(Login, Admin, "https://security.microsoft.com", "https://graph.microsoft.com",
            "https://api.security.microsoft.com", "https://api.security.microsoft.com",
            "https://api.security.microsoft.com", "https://api.securitycenter.microsoft.com"),
        [DefenderCloud.GCC] = new(Login, Admin, "https://security.microsoft.com", "https://graph.microsoft.com",
            "https://api-gcc.security.microsoft.us", "https://api-gcc.securitycenter.microsoft.us",
            "https://api-gcc.security.microsoft.us", "https://api-gcc.securitycenter.microsoft.us"),
        [DefenderCloud.GCCHigh] = new(LoginGov, AdminGov, "https://security.microsoft.us", "https://graph.microsoft.us",
            "https://api-gov.security.microsoft.us", "https://api-gov.securitycenter.microsoft.us",
            "https://api-gov.security.microsoft.us", "https://api-gov.securitycenter.microsoft.us"),
        [DefenderCloud.DoD] = new(LoginGov, AdminGov, "https://security.apps.mil", "https://dod-graph.microsoft.us",
            "https://api-gov.security.microsoft.us", "https://api-gov.securitycenter.microsoft.us",
            "https://api-gov.security.microsoft.us", "https://api-gov.securitycenter.microsoft.us"),
    };

    // What a token of somebody else's making may say in `aud`: app ids, and the resource names of older pages.
    private static readonly Dictionary<string, DefenderApi> AudienceAliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["00000003-0000-0000-c000-000000000000"] = DefenderApi.Graph,
        ["8ee8fdad-f234-4243-8f3b-15c294843740"] = DefenderApi.Xdr,
        ["fc780465-2017-40d4-a0c5-307022471b92"] = DefenderApi.Endpoint,
        ["https://api.securitycenter.windows.com"] = DefenderApi.Endpoint,
        ["https://securitycenter.onmicrosoft.com/windowsatpservice"] = DefenderApi.Endpoint,
    };

    /// <summary>The hosts of a cloud and region, with private hosts put in place of the table's.</summary>
    /// <exception cref="DefenderException">A region outside the commercial cloud, or an address that no token may be sent to.</exception>
    public static DefenderHosts Resolve(DefenderCloud cloud = DefenderCloud.Commercial, DefenderRegion? region = null, HostOverrides? overrides = null)
    {
        if (region is not null && cloud != DefenderCloud.Commercial)
            throw DefenderErrors.Create(ErrorIds.RegionNotInCloud, $"Region '{region}' belongs to the commercial cloud; {cloud} has one host for all.");

        var row = Clouds[cloud];
        var regional = region is { } r ? $"https://{r.ToString().ToLowerInvariant()}.api.security.microsoft.com" : null;
        return new DefenderHosts(cloud, region,
            Root(overrides?.Authority, row.Authority),
            new Uri(row.AdminCenter),
            new Uri(row.Portal),
            new ApiHost(DefenderApi.Graph, Root(overrides?.Graph, row.Graph), row.Graph, overrides?.Graph is not null),
            new ApiHost(DefenderApi.Xdr, Root(overrides?.Xdr, regional ?? row.Xdr), row.XdrAudience, overrides?.Xdr is not null),
            new ApiHost(DefenderApi.Endpoint, Root(overrides?.Endpoint, regional ?? row.Endpoint), row.EndpointAudience, overrides?.Endpoint is not null));
    }

    /// <summary>The API that a token audience belongs to in any cloud, or null when it is for something else.</summary>
    public static DefenderApi? ApiOf(string? audience)
    {
        var name = audience?.TrimEnd('/') ?? "";
        if (AudienceAliases.TryGetValue(name, out var alias)) return alias;

        foreach (var row in Clouds.Values)
        {
            if (Same(row.Graph)) return DefenderApi.Graph;
            if (Same(row.XdrAudience)) return DefenderApi.Xdr;
            if (Same(row.EndpointAudience)) return DefenderApi.Endpoint;
        }
        return null;

        bool Same(string known) => string.Equals(known, name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The first cloud whose tokens have an audience; the commercial one when none has it.</summary>
    internal static DefenderCloud CloudOf(string audience) =>
        Clouds.FirstOrDefault(cloud => new[] { cloud.Value.Graph, cloud.Value.XdrAudience, cloud.Value.EndpointAudience }.Contains(audience.TrimEnd('/'), StringComparer.OrdinalIgnoreCase)).Key;

    private static Uri Root(Uri? given, string fromTable)
    {
        if (given is null) return new Uri(fromTable);

        // A token travels there: nothing but https, except to this very machine.
        var trusted = given.IsAbsoluteUri && (given.Scheme == Uri.UriSchemeHttps || (given.Scheme == Uri.UriSchemeHttp && given.IsLoopback));
        if (!trusted)
            throw DefenderErrors.Create(ErrorIds.InsecureHost, $"'{(given.IsAbsoluteUri ? given.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : given.OriginalString)}' is not an https address. Plain http is accepted for a loopback address only.");
        if (given.AbsolutePath != "/" || given.Query.Length > 0 || given.Fragment.Length > 0 || given.UserInfo.Length > 0)
            throw DefenderErrors.Create(ErrorIds.InvalidHost, $"'{given.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}' is what a host looks like: no path, query or user name.");
        return given;
    }
}
