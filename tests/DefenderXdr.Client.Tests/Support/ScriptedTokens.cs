namespace DefenderXdr.Tests.Support;

/// <summary>A token source that hands out a new token for each audience and each refresh, and remembers what it was asked.</summary>
/// <param name="roles">What the tokens carry; every permission of their API when none is named.</param>
internal sealed class ScriptedTokens(params string[] roles) : ITokenSource
{
    private readonly Dictionary<DefenderApi, DefenderToken> current = [];

    public string? TenantId => null;

    public string? ClientId => null;

    public DefenderApi? OnlyApi { get; init; }

    /// <summary>The audience of the tokens, where it is to be another than the one asked for.</summary>
    public string? Audience { get; init; }

    /// <summary>Each token that was made, as text, in order.</summary>
    public List<string> Issued { get; } = [];

    /// <summary>How often a fresh token was demanded.</summary>
    public int Refreshes { get; private set; }

    public Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken)
    {
        if (forceRefresh) Refreshes++;
        if (forceRefresh || !current.TryGetValue(host.Api, out var token))
        {
            var text = TestTokens.For(Audience ?? host.Audience, roles.Length > 0 ? roles : EveryPermissionOf(host.Api));
            Issued.Add(text);
            current[host.Api] = token = DefenderToken.Decode(text);
        }
        return Task.FromResult(token);
    }

    private static string[] EveryPermissionOf(DefenderApi api) =>
        [.. ApiOperations.All.Where(operation => operation.Api == api).SelectMany(operation => operation.ApplicationPermissions).Distinct()];
}
