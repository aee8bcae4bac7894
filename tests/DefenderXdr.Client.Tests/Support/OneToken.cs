namespace DefenderXdr.Tests.Support;

/// <summary>A token source with this one token, as if it had been handed in.</summary>
internal sealed class OneToken(string token) : ITokenSource
{
    private readonly DefenderToken decoded = DefenderToken.Decode(token);

    public string? TenantId => decoded.TenantId;

    public string? ClientId => decoded.ClientId;

    public DefenderApi? OnlyApi => decoded.Api;

    public Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken) => Task.FromResult(decoded);
}
