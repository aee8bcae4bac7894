using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>
/// Files behind links that carry their own secret, as on Azure Storage: whoever has the link gets the file while it is good. The link
/// leads back to the host that the caller used, so a token that is sent along is sent to a place where the APIs would take it; here it
/// is refused.
/// </summary>
internal sealed class BlobStore(Estate estate)
{
    internal const string Root = "blobs";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private readonly byte[] key = new HMACSHA256().Key;
    private readonly Dictionary<string, Func<SimulatedFile>> files = new(StringComparer.Ordinal);

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "GET", $"{Root}/{{tenant}}/{{container}}/{{name}}", [], Download) { IsOpen = true },
    ];

    /// <summary>A new link to a file; asking again gives another one.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="container">Where it is kept.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="make">Makes it when it is fetched.</param>
    internal string Link(Call call, string container, string name, Func<SimulatedFile> make)
    {
        var path = $"/{Root}/{estate.TenantId}/{container}/{Uri.EscapeDataString(name)}";
        lock (files)
            files[path] = make;
        var expiry = (call.Now + Lifetime).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"{call.Request.Root}{path}?sv=2021-08-06&sr=b&sp=r&se={Uri.EscapeDataString(expiry)}&sig={Uri.EscapeDataString(Signature(path, expiry))}";
    }

    private SimulatedResponse Download(Call call)
    {
        if (call.Request.Header("Authorization") is not null)
            return Error(call, 400, "InvalidAuthenticationInfo", "Authentication information is not given in the correct format. A link with a signature takes no Authorization header.");
        var path = call.Request.Uri.AbsolutePath;
        if (call.Query["se"] is not { } expiry || call.Query["sig"] is not { } signature || !Same(signature, Signature(path, expiry)))
            return Error(call, 403, "AuthenticationFailed", "Server failed to authenticate the request. Signature did not match.");
        if (call.Now >= DateTimeOffset.Parse(expiry, CultureInfo.InvariantCulture))
            return Error(call, 403, "AuthenticationFailed", "Server failed to authenticate the request. Signature not valid in the specified time frame.");
        Func<SimulatedFile> make;
        lock (files)
            make = files[path];
        var file = make();
        call.ResponseHeaders["Content-Disposition"] = $"attachment; filename=\"{file.Name}\"";
        return new(200, file.ContentType, new(file.Content), call.ResponseHeaders);
    }

    private string Signature(string path, string expiry)
    {
        using var hash = new HMACSHA256(key);
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(path + "\n" + expiry)));
    }

    // A form's '+' is a space; a signature that came without escaping is still the same.
    private static bool Same(string given, string expected) => string.Equals(given.Replace(' ', '+'), expected, StringComparison.Ordinal);

    private static SimulatedResponse Error(Call call, int status, string code, string message) => new(
        status, "application/xml", new(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>")), call.ResponseHeaders);
}
