using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>A cache that several applications of MSAL share and no other process sees.</summary>
internal sealed class MemoryTokenCache : UserTokenCache
{
    private readonly object gate = new();
    private byte[]? content;

    internal override void Attach(ITokenCache cache)
    {
        cache.SetBeforeAccess(access =>
        {
            lock (gate) access.TokenCache.DeserializeMsalV3(content);
        });
        cache.SetAfterAccess(access =>
        {
            if (!access.HasStateChanged) return;
            lock (gate) content = access.TokenCache.SerializeMsalV3();
        });
    }
}
