using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using DefenderXdr.SimulationServer;

namespace DefenderXdr.Simulation.Tests;

public class HostTests
{
    [Fact]
    public async Task Http_and_https_serve_the_same_tenant_and_count_what_was_asked()
    {
        var tenant = new SimulatedTenant();
        await using var host = await SimulationHost.StartAsync(tenant);
        using var trusting = Trusting(host.CertificatePem);
        using var client = new HttpClient(trusting);
        var token = new Caller(tenant).Token(Caller.Graph);
        var bodies = new List<string>();
        foreach (var root in new[] { host.Http, host.Https })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(root, "/v1.0/security/incidents?$top=2&$filter=status+ne+'resolved'"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await client.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.Contains($"\"@odata.nextLink\":\"{root}v1.0/security/incidents?$top=2", body, StringComparison.Ordinal);
            bodies.Add(body.Replace(root.ToString(), "", StringComparison.Ordinal));
        }

        Assert.Equal(bodies[0], bodies[1]);
        Assert.Equal(["GET /v1.0/security/incidents?$top=2&$filter=status+ne+'resolved'", "GET /v1.0/security/incidents?$top=2&$filter=status+ne+'resolved'"], host.Requests);
    }

    [Fact]
    public async Task A_form_posted_over_a_socket_signs_in()
    {
        await using var host = await SimulationHost.StartAsync(new SimulatedTenant());
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["resource"] = "https://api.security.microsoft.com",
            ["client_id"] = SimulatedTenant.DefaultClientId,
            ["client_secret"] = SimulatedTenant.DefaultClientSecret,
            ["grant_type"] = "client_credentials",
        });
        using var answer = await client.PostAsync(new Uri(host.Http, $"/{SimulatedTenant.DefaultTenantId}/oauth2/token"), form);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal([$"POST /{SimulatedTenant.DefaultTenantId}/oauth2/token"], host.Requests);
    }

    [Fact]
    public async Task Several_tenants_live_behind_one_socket_each_with_its_latency()
    {
        var options = Caller.Options(made => made.IncidentCount = 2);
        var far = options.ForTenant("fabrikam.onmicrosoft.com");
        far.Latency = TimeSpan.FromMilliseconds(200);
        await using var host = await SimulationHost.StartAsync(new SimulatedCloud(new SimulatedTenant(options), new SimulatedTenant(far)));
        using var client = new HttpClient();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var configuration = Caller.Parse(await client.GetStringAsync(new Uri(host.Http, $"/{far.Domain}/v2.0/.well-known/openid-configuration")));
        Assert.True(clock.ElapsedMilliseconds >= 190, $"{clock.ElapsedMilliseconds} ms");
        Assert.Contains(far.TenantId, (string?)configuration["issuer"], StringComparison.Ordinal);
        var home = Caller.Parse(await client.GetStringAsync(new Uri(host.Http, $"/{options.Domain}/v2.0/.well-known/openid-configuration")));
        Assert.Contains(options.TenantId, (string?)home["issuer"], StringComparison.Ordinal);
    }

    private static HttpClientHandler Trusting(string pem)
    {
        var known = X509Certificate2.CreateFromPem(pem);
        return new()
        {
            ServerCertificateCustomValidationCallback = (_, certificate, chain, _) =>
            {
                chain!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.CustomTrustStore.Add(known);
                chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
                return chain.Build(certificate!);
            },
        };
    }
}
