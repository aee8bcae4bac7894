using System.Text;
using System.Text.Json;

namespace DefenderXdr.PowerShell.Tests;

/// <summary>A token source whose tokens carry what a test grants on each API; it has none for an API without a grant.</summary>
internal sealed class GrantedTokens(params (DefenderApi Api, string[] Roles)[] grants) : ITokenSource
{
    public string? TenantId => null;

    public string? ClientId => null;

    public DefenderApi? OnlyApi { get; init; }

    public Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken)
    {
        var grant = Array.Find(grants, grant => grant.Api == host.Api);
        return grant.Roles is null
            ? throw DefenderErrors.Create(ErrorIds.ApiNotInTenant, "not in the tenant")
            : Task.FromResult(DefenderToken.Decode(Text(new { aud = host.Audience, appid = "the-app", roles = grant.Roles, exp = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds() })));
    }

    /// <summary>A token that says this. Nobody signed it.</summary>
    public static string Text(object claims) => $"e30.{Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(claims))).TrimEnd('=')}.x";

    /// <summary>A session with this identity as its only connection.</summary>
    public DefenderSession Session(DefenderCloud cloud = DefenderCloud.Commercial, DefenderApi api = DefenderApi.Auto)
    {
        var session = new DefenderSession();
        var client = new DefenderClient(this, new DefenderClientOptions { Hosts = HostTable.Resolve(cloud), Api = api });
        session.Add(new DefenderConnection("contoso", "Test", client, DefenderToken.Decode(Text(new { aud = "x" }))));
        return session;
    }
}
