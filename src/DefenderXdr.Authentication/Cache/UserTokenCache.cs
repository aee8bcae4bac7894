using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>Where the sign-ins of users are kept, so that a second one of the same account is silent.</summary>
public abstract class UserTokenCache
{
    private protected UserTokenCache() { }

    /// <summary>A cache that ends with its holder.</summary>
    public static UserTokenCache InMemory() => new MemoryTokenCache();

    /// <summary>Whether what one forgets, the other has not either.</summary>
    internal virtual bool IsSameAs(UserTokenCache other) => ReferenceEquals(this, other);

    /// <summary>Makes an application of MSAL use this cache.</summary>
    internal abstract void Attach(ITokenCache cache);
}
