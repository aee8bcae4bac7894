using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensions.Msal;

namespace DefenderXdr.Authentication;

/// <summary>A cache that outlives the process: DPAPI on Windows, Keychain on macOS, libsecret on Linux, or a file that its owner alone can read.</summary>
public sealed class PersistedTokenCache : UserTokenCache
{
    private const string FileName = "tokens.bin";
    private readonly MsalCacheHelper helper;
    private readonly string path;

    private PersistedTokenCache(MsalCacheHelper helper, string path)
    {
        this.helper = helper;
        this.path = path;
    }

    /// <summary>The folder of the cache: below the user's local application data.</summary>
    public static string DefaultFolder { get; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "DefenderXdr");

    /// <summary>Opens the protected cache of this user; where the system protects nothing, the unprotected file if that is allowed.</summary>
    /// <param name="folder">Where its file is.</param>
    /// <param name="allowUnprotected">Whether a file with mode 0600 and no encryption will do.</param>
    /// <param name="events">Hears a warning when tokens will be unprotected, or not kept.</param>
    /// <returns>The cache, or null when none works: tokens then stay in memory.</returns>
    public static async Task<UserTokenCache?> OpenAsync(string folder, bool allowUnprotected, IClientEvents events)
    {
        try
        {
            return new PersistedTokenCache(await VerifiedAsync(Protected(folder)).ConfigureAwait(false), Path.Combine(folder, FileName));
        }
        catch (Exception e) when (e is MsalCachePersistenceException or DllNotFoundException or IOException or UnauthorizedAccessException)
        {
            if (!allowUnprotected)
            {
                events.Warning($"Tokens stay in memory and end with this session: this system has no protected store for them ({Reason(e)}). -AllowUnprotectedCache keeps them in a file that only you can read.");
                return null;
            }
        }

        try
        {
            var path = Path.Combine(folder, FileName + ".unprotected");
            var cache = new PersistedTokenCache(await VerifiedAsync(Unprotected(folder)).ConfigureAwait(false), path);
            events.Warning($"Tokens are kept unencrypted in '{path}'. Whoever can read that file can act as you; Disconnect-DefenderXdr removes them.");
            return cache;
        }
        catch (Exception e) when (e is MsalCachePersistenceException or IOException or UnauthorizedAccessException)
        {
            events.Warning($"Tokens stay in memory and end with this session: '{folder}' cannot be written ({Reason(e)}).");
            return null;
        }
    }

    // Each is opened anew; what they keep is in one place.
    internal override bool IsSameAs(UserTokenCache other) => other is PersistedTokenCache persisted && persisted.path == path;

    internal override void Attach(ITokenCache cache) => helper.RegisterCache(cache);

    private static StorageCreationProperties Protected(string folder) => new StorageCreationPropertiesBuilder(FileName, folder)
        .WithMacKeyChain("DefenderXdr", "tokens")
        .WithLinuxKeyring("defenderxdr.tokens", MsalCacheHelper.LinuxKeyRingDefaultCollection, "Sign-ins of the DefenderXdr module",
            new KeyValuePair<string, string>("Module", "DefenderXdr"), new KeyValuePair<string, string>("Version", "1"))
        .Build();

    private static StorageCreationProperties Unprotected(string folder) =>
        new StorageCreationPropertiesBuilder(FileName + ".unprotected", folder).WithUnprotectedFile().Build();

    // What a missing library says goes on for pages.
    private static string Reason(Exception e) => e.GetBaseException().Message.Split(['\r', '\n'])[0].Split([". "], StringSplitOptions.None)[0].Trim().TrimEnd('.');

    private static async Task<MsalCacheHelper> VerifiedAsync(StorageCreationProperties properties)
    {
        var helper = await MsalCacheHelper.CreateAsync(properties).ConfigureAwait(false);
        helper.VerifyPersistence();
        return helper;
    }
}
