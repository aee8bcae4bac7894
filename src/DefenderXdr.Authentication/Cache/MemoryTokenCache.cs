using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>A cache that several applications of MSAL share and no other process sees.</summary>
internal sealed class MemoryTokenCache : UserTokenCache
{
    private readonly object gate = new();
    private byte[]? content;

    internal override void Attach(ITokenCache cache)
    {
        // Each application has read this one already; it reads again when another one wrote.
        byte[]? known = null;
        cache.SetBeforeAccess(access =>
        {
            lock (gate)
            {
                if (ReferenceEquals(known, content)) return;
                access.TokenCache.DeserializeMsalV3(known = content, shouldClearExistingCache: true);
            }
        });
        cache.SetAfterAccess(access =>
        {
            if (!access.HasStateChanged) return;
            lock (gate) known = content = access.TokenCache.SerializeMsalV3();
        });
    }
}
