using System.Security;

namespace DefenderXdr.Authentication;

/// <summary>Signs in with what the environment variables of Azure Identity say; which flow that is, they decide.</summary>
public static class EnvironmentFlow
{
    private const string Tenant = "AZURE_TENANT_ID";
    private const string Client = "AZURE_CLIENT_ID";
    private const string Secret = "AZURE_CLIENT_SECRET";
    private const string CertificatePath = "AZURE_CLIENT_CERTIFICATE_PATH";
    private const string CertificatePassword = "AZURE_CLIENT_CERTIFICATE_PASSWORD";
    private const string SendChain = "AZURE_CLIENT_SEND_CERTIFICATE_CHAIN";
    private const string UserName = "AZURE_USERNAME";
    private const string Password = "AZURE_PASSWORD";
    private const string Authority = "AZURE_AUTHORITY_HOST";

    /// <summary>The flow that Azure Identity's <c>EnvironmentCredential</c> would take: secret, certificate, user and password; then, as <c>DefaultAzureCredential</c> goes on, the federated token file.</summary>
    /// <param name="options">Makes the options for a tenant and an app, in this order.</param>
    /// <param name="tenantId">The tenant, or null for AZURE_TENANT_ID.</param>
    /// <param name="clientId">The app, or null for AZURE_CLIENT_ID.</param>
    /// <param name="environment">Reads a variable; null reads the process's.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.EnvironmentIncomplete"/>: they do not add up to a sign-in. Or the certificate file cannot be used.</exception>
    public static ITokenSource Create(Func<string, string, SignInOptions> options, string? tenantId = null, string? clientId = null, Func<string, string?>? environment = null)
    {
        var read = environment ?? Environment.GetEnvironmentVariable;
        tenantId = Filled(tenantId) ?? Get(Tenant);
        clientId = Filled(clientId) ?? Get(Client);
        if (tenantId is null || clientId is null) throw Incomplete(Get, tenantId, clientId);

        if (Get(Secret) is { } secret)
        {
            using var text = Secure(secret);
            return new ClientSecretFlow(options(tenantId, clientId), text);
        }
        if (Get(CertificatePath) is { } path)
        {
            using var password = Get(CertificatePassword) is { } text ? Secure(text) : null;
            return new CertificateFlow(options(tenantId, clientId), CertificateFile.Load(path, password), sendChain: Get(SendChain)?.ToLowerInvariant() is "1" or "true");
        }
        if (Get(UserName) is { } user && Get(Password) is { } userPassword)
        {
            using var text = Secure(userPassword);
            return new UserPasswordFlow(options(tenantId, clientId), user, text);
        }
        if (Get(WorkloadIdentity.TokenFile) is { } file) return new ClientAssertionFlow(options(tenantId, clientId), new FederatedTokenFile(file).ReadAsync);
        throw Incomplete(Get, tenantId, clientId);

        string? Get(string name) => Filled(read(name));
    }

    /// <summary>The sign-in host that the environment names (<c>AZURE_AUTHORITY_HOST</c>), or null.</summary>
    /// <param name="environment">Reads a variable; null reads the process's.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidHost"/>: the variable holds no address.</exception>
    public static Uri? AuthorityHost(Func<string, string?>? environment = null)
    {
        if (Filled((environment ?? Environment.GetEnvironmentVariable)(Authority)) is not { } host) return null;

        // Some of the Azure SDKs take the host alone.
        return Uri.TryCreate(host.Contains("://") ? host : "https://" + host, UriKind.Absolute, out var address)
            ? address
            : throw DefenderErrors.Create(ErrorIds.InvalidHost, $"{Authority} does not hold the address of a sign-in host.");
    }

    private static DefenderException Incomplete(Func<string, string?> get, string? tenantId, string? clientId)
    {
        string[] ways = [Secret, CertificatePath, UserName, Password, WorkloadIdentity.TokenFile];
        string[] set = [.. new[] { Tenant, Client }.Concat(ways).Where(name => get(name) is not null)];
        var missing = new List<string>();
        if (tenantId is null) missing.Add(Tenant);
        if (clientId is null) missing.Add(Client);
        if (get(Secret) is null && get(CertificatePath) is null && get(WorkloadIdentity.TokenFile) is null)
        {
            // Half of a pair is told apart from nothing at all.
            if (get(UserName) is null && get(Password) is null) missing.Add($"one of {Secret}, {CertificatePath}, {UserName} with {Password}, {WorkloadIdentity.TokenFile}");
            else missing.AddRange(new[] { UserName, Password }.Where(name => get(name) is null));
        }
        return DefenderErrors.Create(ErrorIds.EnvironmentIncomplete,
            $"The environment variables do not add up to a sign-in. Set: {(set.Length == 0 ? "none" : string.Join(", ", set))}. Missing: {string.Join(", ", missing)}.");
    }

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var c in text) secure.AppendChar(c);
        secure.MakeReadOnly();
        return secure;
    }
}
