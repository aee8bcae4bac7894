using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using DefenderXdr.SimulationServer;

namespace DefenderXdr.Simulation.Tests;

/// <summary>Faults that only a transport can commit, in the process and over a socket.</summary>
public class FaultTransportTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_dropped_connection_breaks_in_the_middle_of_the_body(bool overSocket)
    {
        await using var line = await Line.ToAsync(overSocket, "drop");
        using var answer = await line.GetAsync("/api/incidents?$top=50");
        var announced = answer.Content.Headers.ContentLength!.Value;
        await using var body = await answer.Content.ReadAsStreamAsync();
        using var arrived = new MemoryStream();
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(arrived));
        Assert.Equal(announced / 2, arrived.Length);

        using var whole = await line.GetAsync("/api/incidents?$top=50");
        Assert.Equal(announced, (await whole.Content.ReadAsByteArrayAsync()).Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_answer_is_an_error_although_the_change_was_made(bool overSocket)
    {
        await using var line = await Line.ToAsync(overSocket, "lost");
        var id = (string)Caller.Parse(await (await line.GetAsync("/api/incidents")).Content.ReadAsStringAsync())["value"]!.First(one => (string?)one["status"] == "Active")["incidentId"]!;
        await Assert.ThrowsAsync<HttpRequestException>(() => line.SendAsync(HttpMethod.Patch, "/api/incidents/" + id, """{"comment":"there"}"""));
        using var answer = await line.GetAsync("/api/incidents/" + id);
        Assert.Equal("there", (string?)Caller.Parse(await answer.Content.ReadAsStringAsync())["comments"]!.Last!["comment"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_slow_page_pauses_in_its_middle_and_then_comes_whole(bool overSocket)
    {
        await using var line = await Line.ToAsync(overSocket, "slow=0.6");
        using var answer = await line.GetAsync("/api/incidents?$top=50");
        var announced = answer.Content.Headers.ContentLength!.Value;
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[announced];
        var clock = Stopwatch.StartNew();
        await body.ReadExactlyAsync(buffer.AsMemory(0, (int)(announced / 2)));
        var half = clock.ElapsedMilliseconds;
        await body.ReadExactlyAsync(buffer.AsMemory((int)(announced / 2)));
        Assert.True(clock.ElapsedMilliseconds - half >= 300 && clock.ElapsedMilliseconds >= 500, $"{half} ms, {clock.ElapsedMilliseconds} ms");
        Assert.Equal(50, Caller.Parse(System.Text.Encoding.UTF8.GetString(buffer))["value"]!.Count());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Who_closes_or_cancels_does_not_wait_for_the_pause(bool overSocket, bool synchronous)
    {
        await using var line = await Line.ToAsync(overSocket, "slow=600");
        using var cancellation = new CancellationTokenSource();
        var answer = await line.GetAsync("/api/incidents?$top=50");
        var body = await answer.Content.ReadAsStreamAsync();
        var reading = synchronous ? Task.Run(() => body.CopyTo(Stream.Null)) : body.CopyToAsync(Stream.Null, cancellation.Token);
        await Task.Delay(100);
        Assert.False(reading.IsCompleted);
        if (overSocket)
            await cancellation.CancelAsync();
        else
            answer.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => reading.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.True(reading.IsFaulted || reading.IsCanceled);
        answer.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Truncated_and_empty_answers_look_complete(bool overSocket)
    {
        await using var line = await Line.ToAsync(overSocket, "truncated", "empty");
        using var truncated = await line.GetAsync("/api/incidents?$top=10");
        var text = await truncated.Content.ReadAsStringAsync();
        Assert.StartsWith("{\"@odata.context\":", text, StringComparison.Ordinal);
        Assert.ThrowsAny<Newtonsoft.Json.JsonException>(() => Caller.Parse(text));
        using var empty = await line.GetAsync("/api/incidents?$top=10");
        Assert.Equal((HttpStatusCode.OK, 0), (empty.StatusCode, (await empty.Content.ReadAsByteArrayAsync()).Length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_wait_arrives_as_a_header(bool overSocket)
    {
        await using var line = await Line.ToAsync(overSocket, "429=9");
        using var answer = await line.GetAsync("/v1.0/security/incidents", Caller.Graph);
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(9)), (answer.StatusCode, answer.Headers.RetryAfter!.Delta!.Value));
    }

    /// <summary>A line to a tenant with faults.</summary>
    private sealed class Line(Caller caller, HttpClient client, Uri root, SimulationHost? host) : IAsyncDisposable
    {
        public static async Task<Line> ToAsync(bool overSocket, params string[] faults)
        {
            var caller = FaultTests.Faulty(faults);
            if (!overSocket)
                return new(caller, new(new SimulatedTenantHandler(caller.Simulation)), new("https://simulated"), null);
            var host = await SimulationHost.StartAsync(caller.Simulation);
            return new(caller, new(), host.Http, host);
        }

        public Task<HttpResponseMessage> GetAsync(string path, string audience = Caller.Xdr) => SendAsync(HttpMethod.Get, path, null, audience);

        public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body, string audience = Caller.Xdr)
        {
            using var request = new HttpRequestMessage(method, new Uri(root, path));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", caller.Token(audience));
            if (body is not null)
                request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            if (host is not null)
                await host.DisposeAsync();
        }
    }
}
