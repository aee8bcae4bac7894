using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

/// <summary>Signs a user in, step by step, as MSAL does.</summary>
internal sealed class UserCaller
{
    public const string Scope = "https://graph.microsoft.com/.default offline_access openid profile";
    public const string DeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
    private const string Authority = "https://login.microsoftonline.com/" + SimulatedTenant.DefaultTenantId + "/oauth2/v2.0/";

    public UserCaller(Action<SimulatedTenantOptions>? change = null)
    {
        Tenant = new(Caller.Options(change));
        Apis = new(Tenant);
    }

    public SimulatedTenant Tenant { get; }

    public Caller Apis { get; }

    public (int Status, JObject Body) Post(string endpoint, params (string Name, string? Value)[] fields)
    {
        var form = new Dictionary<string, string> { ["client_id"] = SimulatedTenant.DefaultClientId };
        Set(form, fields);
        return Apis.Post(Authority + endpoint, Caller.Form(form));
    }

    public (int Status, JObject Body) Password(string password = SimulatedTenant.DefaultPassword) => Post(
        "token", ("grant_type", "password"), ("scope", Scope), ("username", SimulatedTenant.DefaultUserName), ("password", password), ("client_info", "1"));

    public (int Status, JObject Body) Refresh(string token, string scope = Scope) =>
        Post("token", ("grant_type", "refresh_token"), ("refresh_token", token), ("scope", scope), ("client_info", "1"));

    public (int Status, JObject Body) Poll(string deviceCode, string grant = DeviceGrant) =>
        Post("token", ("grant_type", grant), ("device_code", deviceCode), ("client_info", "1"));

    public string DeviceCode() => (string)Post("devicecode", ("scope", Scope)).Body["device_code"]!;

    public SimulatedResponse Authorize(params (string Name, string? Value)[] changes)
    {
        var query = new Dictionary<string, string>
        {
            ["client_id"] = SimulatedTenant.DefaultClientId,
            ["response_type"] = "code",
            ["redirect_uri"] = "http://localhost:51234",
            ["scope"] = Scope,
            ["state"] = "a state & more",
            ["client_info"] = "1",
        };
        Set(query, changes);
        return Tenant.Handle(new("GET", new(Authority + "authorize?" + Caller.Form(query))));
    }

    private static void Set(Dictionary<string, string> fields, (string Name, string? Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is null)
                fields.Remove(name);
            else
                fields[name] = value;
        }
    }
}
