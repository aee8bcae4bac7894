using System.Security.Cryptography;
using System.Text;
using DefenderXdr.Tests.Server;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Support;

/// <summary>A sign-in service on loopback that publishes its key, and the tokens that it signs with it.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string TenantId = "c0a1e5c0-7e4a-4c1d-9d4b-6f1f0c0de001";

    // Slow to make; one does for all tests.
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly RSA OtherKey = RSA.Create(2048);

    public TestIssuer()
    {
        Server = new LoopbackServer(request => (request.Path.EndsWith("/keys", StringComparison.Ordinal) ? KeysAnswer?.Invoke() : ConfigurationAnswer?.Invoke()) ?? Publish(request));
        Hosts = HostTable.Resolve(overrides: new() { Authority = Server.Root });
    }

    public LoopbackServer Server { get; }

    public DefenderHosts Hosts { get; }

    /// <summary>Where the keys are said to be; the issuer's own host when null.</summary>
    public string? KeysUri { get; init; }

    public Func<Answer>? ConfigurationAnswer { get; init; }

    public Func<Answer>? KeysAnswer { get; init; }

    public string IssuerOf(string version) => version == "2.0" ? $"{Server.Root}{TenantId}/v2.0" : $"https://sts.windows.net/{TenantId}/";

    /// <summary>A token that holds, but for what is changed in it.</summary>
    public string Token(Action<JObject>? claims = null, Action<JObject>? header = null, string version = "1.0", bool foreignKey = false)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var body = new JObject
        {
            ["aud"] = "https://api.security.microsoft.com",
            ["iss"] = IssuerOf(version),
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 3600,
            ["tid"] = TenantId,
            ["roles"] = new JArray("Incident.Read.All"),
            ["ver"] = version,
        };
        claims?.Invoke(body);
        var head = new JObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = "key-1" };
        header?.Invoke(head);
        var content = TestTokens.Encode(head.ToString(Formatting.None)) + "." + TestTokens.Encode(body.ToString(Formatting.None));
        var signature = (foreignKey ? OtherKey : Key).SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return content + "." + System.Buffers.Text.Base64Url.EncodeToString(signature);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private Answer Publish(ReceivedRequest request)
    {
        if (request.Path.EndsWith("/keys", StringComparison.Ordinal))
        {
            var key = Key.ExportParameters(includePrivateParameters: false);
            return Answer.Json(new JObject
            {
                ["keys"] = new JArray(
                    new JObject { ["kty"] = "EC", ["kid"] = "key-0", ["crv"] = "P-256" },
                    new JObject
                    {
                        ["kty"] = "RSA",
                        ["use"] = "sig",
                        ["kid"] = "key-1",
                        ["n"] = System.Buffers.Text.Base64Url.EncodeToString(key.Modulus),
                        ["e"] = System.Buffers.Text.Base64Url.EncodeToString(key.Exponent),
                    }),
            }.ToString());
        }
        var v2 = request.Path == $"/{TenantId}/v2.0/.well-known/openid-configuration";
        return v2 || request.Path == $"/{TenantId}/.well-known/openid-configuration"
            ? Answer.Json(new JObject { ["issuer"] = IssuerOf(v2 ? "2.0" : "1.0"), ["jwks_uri"] = KeysUri ?? $"{Server.Root}common/discovery/keys" }.ToString())
            : Answer.Json("""{"error":"invalid_tenant","error_description":"AADSTS90002: Tenant not found."}""", 400);
    }
}
