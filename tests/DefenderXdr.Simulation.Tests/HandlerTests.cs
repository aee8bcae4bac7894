using System.Net;
using System.Net.Http.Headers;

namespace DefenderXdr.Simulation.Tests;

public class HandlerTests
{
    [Fact]
    public async Task An_HttpClient_signs_in_and_reads()
    {
        using var client = new HttpClient(new SimulatedTenantHandler(new SimulatedTenant(Caller.Options())));
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
        using var client = new HttpClient(new SimulatedTenantHandler(new SimulatedTenant()));
        using var answer = await client.GetAsync(new Uri(Caller.Graph + "/v1.0/security/incidents"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Single(answer.Headers.GetValues("request-id"));
    }

    [Fact]
    public async Task A_cancelled_call_ends()
    {
        using var client = new HttpClient(new SimulatedTenantHandler(new SimulatedTenant()));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(new Uri(Caller.Graph), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Latency_comes_before_each_answer_and_a_cancelled_call_does_not_wait_for_it()
    {
        var options = new SimulatedTenantOptions { IncidentCount = 1, Latency = TimeSpan.FromMilliseconds(200) };
        using var slow = new HttpClient(new SimulatedTenantHandler(new SimulatedTenant(options)));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        using var answer = await slow.GetAsync(new Uri(Caller.Graph));
        Assert.True(clock.ElapsedMilliseconds >= 190, $"{clock.ElapsedMilliseconds} ms");

        // Were the wait not cancelled, this test would take a day.
        options.Latency = TimeSpan.FromDays(1);
        using var stuck = new HttpClient(new SimulatedTenantHandler(new SimulatedCloud(new SimulatedTenant(options)))) { Timeout = Timeout.InfiniteTimeSpan };
        using var cancellation = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stuck.GetAsync(new Uri(Caller.Graph), cancellation.Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedTenant(new() { Latency = TimeSpan.FromSeconds(-1) }));
    }
}
