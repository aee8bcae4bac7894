namespace DefenderXdr.Tests.Support;

internal static class TokenSourceExtensions
{
    /// <summary>A token, where what is said on the way does not matter.</summary>
    public static Task<DefenderToken> GetTokenAsync(this ITokenSource source, ApiHost host, bool forceRefresh, CancellationToken cancellationToken) =>
        source.GetTokenAsync(host, forceRefresh, new RecordingEvents(), cancellationToken);
}
