using System.Net;
using System.Net.Http.Headers;

namespace DefenderXdr.Simulation.Tests;

public class HandlerTests
{
    [Fact]
    public async Task An_HttpClient_signs_in_and_reads()
    {
        using var client = new HttpClient(new SimulatedTenantHandler(new(Caller.Options())));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["resource"] = Caller.Xdr,
            ["client_id"] = SimulatedTenant.DefaultClientId,
            ["client_secret"] = SimulatedTenant.DefaultClientSecret,
            ["grant_type"] = "client_credentials",
        });
        using var signedIn = await client.PostAsync(new Uri($"https://login.windows.net/{SimulatedTenant.DefaultTenantId}/oauth2/token"), form);
        var token = (string)Caller.Parse(await signedIn.Content.ReadAsStringAsync())["access_token"]!;
        using var request = new HttpRequestMessage(HttpMethod.Get, Caller.Xdr + "/api/incidents?$top=3");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(answer.Content.Headers.ContentLength);
        Assert.Equal(3, Caller.Parse(await answer.Content.ReadAsStringAsync())["value"]!.Count());
    }

    [Fact]
    public async Task A_refusal_carries_its_header()
    {
        using var client = new HttpClient(new SimulatedTenantHandler(new()));
        using var answer = await client.GetAsync(new Uri(Caller.Graph + "/v1.0/security/incidents"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Single(answer.Headers.GetValues("request-id"));
    }

    [Fact]
    public async Task A_cancelled_call_ends()
    {
        using var client = new HttpClient(new SimulatedTenantHandler(new()));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(new Uri(Caller.Graph), new CancellationToken(canceled: true)));
    }
}
