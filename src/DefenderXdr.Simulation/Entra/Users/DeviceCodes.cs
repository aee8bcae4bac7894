using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>Sign-in on another device: hands out codes, and says at each poll how far the user is.</summary>
internal sealed class DeviceCodes(SimulatedTenantOptions options, Registration registration, SignedInUser user)
{
    private const string Page = "https://microsoft.com/devicelogin";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, Pending> codes = new();

    internal SimulatedResponse Start(string tenant, SimulatedRequest request)
    {
        var form = new FormFields(request.Body);
        registration.CheckTenant(tenant, namedOnly: false);
        registration.CheckApplication(tenant, form.Required("client_id"), v2: true);
        var scope = form.Required("scope");
        new AskedScopes(scope).Target(delegated: true);
        var (device, shown) = ("simulated-device." + Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N").Substring(0, 9).ToUpperInvariant());
        codes[device] = new(scope, options.Clock() + Lifetime);
        return EntraAnswer.Json(new JObject
        {
            ["user_code"] = shown,
            ["device_code"] = device,
            ["verification_uri"] = Page,
            ["expires_in"] = (long)Lifetime.TotalSeconds,
            ["interval"] = 1,
            ["message"] = $"To sign in, use a web browser to open the page {Page} and enter the code {shown} to authenticate.",
        });
    }

    /// <summary>Throws until the user has signed in on the other device.</summary>
    internal void Poll(TokenRequest request)
    {
        var code = request["device_code"] ?? request.Required("code");
        if (!codes.TryGetValue(code, out var pending))
            throw EntraFault.UnknownDeviceCode();
        if (options.Clock() >= pending.Expiry)
            throw EntraFault.ExpiredDeviceCode();
        if (Interlocked.Increment(ref pending.Polls) <= options.DevicePolls || options.UserAnswer is SimulatedUserAnswer.Never)
            throw EntraFault.AuthorizationPending();
        if (options.UserAnswer is SimulatedUserAnswer.Decline)
            throw EntraFault.DeclinedDeviceCode();
        user.Check();
        codes.TryRemove(code, out _);
        request.Remember(pending.Scope);
    }

    private sealed class Pending(string scope, DateTimeOffset expiry)
    {
        internal int Polls;

        internal string Scope { get; } = scope;

        internal DateTimeOffset Expiry { get; } = expiry;
    }
}
