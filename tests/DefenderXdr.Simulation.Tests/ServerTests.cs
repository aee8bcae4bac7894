using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace DefenderXdr.Simulation.Tests;

public class ServerTests
{
    [Fact]
    public async Task Everything_the_command_line_asks_for_is_served_and_announced()
    {
        var pfx = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pfx");
        using var certificate = Signer.Certificate(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllBytesAsync(pfx, certificate.Export(X509ContentType.Pfx));
        try
        {
            using var server = Start(
                "--incidents", "3", "--seed", "-7", "--tenants", "2", "--latency", "1", "--machines", "7", "--action-duration", "0", "--lifetime", "77", "--user", "decline", "--user-fault", "53003",
                "--pfx", pfx, "--managed-identity", "--federated", "https://issuer.contoso.com", "repo:contoso/soc");
            try
            {
                var lines = await AnnouncedAsync(server);
                Assert.Equal(
                    ["http", "https", "tenant", "client", "secret", "user", "password", "certificate", "tenant2", "tenant3", "unconsented", "identity", "identity_header", "oidc_request_token"],
                    lines.Select(line => line.Name));
                var given = lines.ToDictionary(line => line.Name, line => line.Value);
                await CheckAsync(given, certificate);
                Assert.StartsWith("-----BEGIN CERTIFICATE-----", await File.ReadAllTextAsync(given["certificate"]), StringComparison.Ordinal);

                // Killed, it leaves its file behind.
                File.Delete(given["certificate"]);
            }
            finally
            {
                server.Kill();
            }
        }
        finally
        {
            File.Delete(pfx);
        }
    }

    [Theory]
    [InlineData("There is no option --nothing.", "--nothing", "1")]
    [InlineData("--port 0: '70000' is not a number from 0 to 65535.", "--port", "70000")]
    [InlineData("--tenants 0: a value is missing.", "--tenants")]
    [InlineData("--user approve|decline|never: 'maybe' is none of 0 (Approve), 1 (Decline), 2 (Never).", "--user", "maybe")]
    [InlineData("--action-outcome succeeded|failed|timeout: 'maybe' is none of 0 (Succeeded), 1 (Failed), 2 (TimeOut).", "--action-outcome", "maybe")]
    [InlineData("--federated issuer subject: a value is missing.", "--federated", "only")]
    [InlineData("--pfx path: Could not find file", "--pfx", "nowhere.pfx")]
    [InlineData("--changes-per-hour 0: '-1' is not a number from 0 to 36000.", "--changes-per-hour", "-1")]
    [InlineData("--fault fault: 'teapot' is not a fault: 'teapot' is none of 401,", "--fault", "teapot")]
    public async Task A_wrong_command_line_is_explained(string expected, params string[] arguments)
    {
        using var server = Start(arguments);
        var error = await server.StandardError.ReadToEndAsync();
        await server.WaitForExitAsync();
        Assert.Equal(2, server.ExitCode);
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
        Assert.Contains("usage: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_and_life_on_the_command_line_reach_the_tenant()
    {
        using var server = Start("--incidents", "0", "--fault", "503=4 read", "--fault", "drop /api/alerts", "--changes-per-hour", "36000");
        try
        {
            var given = (await AnnouncedAsync(server)).ToDictionary(line => line.Name, line => line.Value);
            File.Delete(given["certificate"]);
            using var client = new HttpClient { BaseAddress = new(given["http"]) };
            client.DefaultRequestHeaders.Authorization = new("Bearer", (string?)(await TokenAsync(client, given["tenant"], new()
            {
                ["grant_type"] = "client_credentials",
                ["client_secret"] = given["secret"],
            }))["access_token"]);
            var incidents = new Uri("/v1.0/security/incidents", UriKind.Relative);
            using var refused = await client.GetAsync(incidents);
            Assert.Equal((System.Net.HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(4)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta!.Value));
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("/api/alerts", UriKind.Relative)));
            for (var attempt = 0; !Caller.Parse(await client.GetStringAsync(incidents))["value"]!.Any(); attempt++)
            {
                Assert.True(attempt < 100, "Nothing came to life.");
                await Task.Delay(100);
            }
        }
        finally
        {
            server.Kill();
        }
    }

    private static async Task CheckAsync(Dictionary<string, string> given, X509Certificate2 certificate)
    {
        using var client = new HttpClient { BaseAddress = new(given["http"]) };
        foreach (var tenant in new[] { given["tenant"], given["tenant2"], given["tenant3"], given["unconsented"] })
        {
            var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            var body = await TokenAsync(client, tenant, new()
            {
                ["grant_type"] = "client_credentials",
                ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                ["client_assertion"] = Signer.Assertion(certificate, claims: claims =>
                    (claims["aud"], claims["nbf"], claims["exp"]) = ($"{given["http"]}/{tenant}/oauth2/v2.0/token", now, now + 60)),
            });
            if (tenant == given["unconsented"])
                Assert.Equal(700016, ClientAssertionTests.Code(body));
            else
                Assert.Equal(77, (long)body["expires_in"]!);
        }

        var user = await TokenAsync(client, given["tenant"], new() { ["grant_type"] = "password", ["username"] = given["user"], ["password"] = given["password"] });
        Assert.Equal(53003, ClientAssertionTests.Code(user));

        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var declined = await browser.GetAsync(new Uri(given["http"] +
            $"/{given["tenant2"]}/oauth2/v2.0/authorize?client_id={given["client"]}&response_type=code&redirect_uri=http://localhost:1&scope=https://graph.microsoft.com/.default"));
        Assert.Contains("error=access_denied&error_description=AADSTS65004", declined.Headers.Location!.Query, StringComparison.Ordinal);

        using var metadata = new HttpRequestMessage(HttpMethod.Get, "/msi/token?api-version=2019-08-01&resource=https://graph.microsoft.com&client_id=" + given["identity"]);
        metadata.Headers.Add("X-IDENTITY-HEADER", given["identity_header"]);
        using var identity = await client.SendAsync(metadata);
        Assert.True(identity.IsSuccessStatusCode);

        using var job = new HttpRequestMessage(HttpMethod.Get, "/oidc/github?audience=api://AzureADTokenExchange");
        job.Headers.Authorization = new("Bearer", given["oidc_request_token"]);
        using var token = await client.SendAsync(job);
        var claims = SignInTests.Claims((string)Caller.Parse(await token.Content.ReadAsStringAsync())["value"]!);
        Assert.Equal(("https://issuer.contoso.com", "repo:contoso/soc"), ((string?)claims["iss"], (string?)claims["sub"]));
    }

    private static async Task<Newtonsoft.Json.Linq.JObject> TokenAsync(HttpClient client, string tenant, Dictionary<string, string> form)
    {
        form["client_id"] = SimulatedTenant.DefaultClientId;
        form["scope"] = "https://graph.microsoft.com/.default";
        using var content = new FormUrlEncodedContent(form);
        using var answer = await client.PostAsync(new Uri($"/{tenant}/oauth2/v2.0/token", UriKind.Relative), content);
        return Caller.Parse(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The lines as the Pester files read them, up to the command that closes them.</summary>
    private static async Task<List<(string Name, string Value)>> AnnouncedAsync(Process server)
    {
        var lines = new List<(string, string)>();
        while (await server.StandardOutput.ReadLineAsync() is { } line && !line.StartsWith("Connect-DefenderXdr ", StringComparison.Ordinal))
        {
            var match = Regex.Match(line, @"^(\w+):\s+(\S+)$");
            Assert.True(match.Success, line);
            lines.Add((match.Groups[1].Value, match.Groups[2].Value));
        }

        return lines;
    }

    private static Process Start(params string[] arguments)
    {
        var dll = typeof(SimulationServer.SimulationHost).Assembly.Location;
        return Process.Start(new ProcessStartInfo("dotnet", [dll, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
