using System.Globalization;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Http;

/// <summary>Answers that break, stall or are odd where the long lists' own tests do not look.</summary>
public sealed class BrokenAnswerTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    public async Task Cancelling_ends_an_error_body_that_has_stalled(int status)
    {
        await using var server = new LoopbackServer(_ => Answer.JsonOfLength(500, status).Then("{").Hang());
        using var cancel = new CancellationTokenSource(500);
        var call = Task.Run(() => TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr, cancellationToken: cancel.Token).DrainAsync());

        var (_, error) = await call.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.IsAssignableFrom<OperationCanceledException>(error);
    }

    [Fact]
    public async Task An_error_body_that_stalls_ends_with_the_time_limit_and_leaves_the_statuss_error()
    {
        await using var server = new LoopbackServer(_ => Answer.JsonOfLength(500, 400).Then("{").Hang());
        var call = Task.Run(() => TestClient.ListWithin(server, TimeSpan.FromMilliseconds(300)).DrainAsync());

        var (_, error) = await call.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(400, (int)Assert.IsType<DefenderServiceException>(error).StatusCode);
    }

    [Fact]
    public async Task A_single_object_whose_body_breaks_is_asked_for_again()
    {
        await using var server = new LoopbackServer(Answer.JsonOfLength(500).Then("{\"incidentId\":").Cut(), Answer.Json(Bodies.Incident(1)));

        Assert.Equal(1, (await TestClient.Create(server).Incidents.GetAsync(1, DefenderApi.Xdr)).IncidentId);
    }

    [Fact]
    public async Task A_break_on_each_page_of_a_long_list_is_survived()
    {
        var broke = new HashSet<string>();
        await using var server = new LoopbackServer(request =>
        {
            var skip = int.Parse(request.Query("$skip") ?? "0", CultureInfo.InvariantCulture);
            return broke.Add(request.Target)
                ? Answer.JsonOfLength(500).Then("{").Cut()
                : Answer.Json(Bodies.Incidents([.. Bodies.Range(skip, Math.Clamp(550 - skip, 0, 100))]));
        });

        Assert.Equal(550, (await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync()).Count);
    }

    [Fact]
    public async Task A_null_among_the_objects_and_deep_nesting_in_one_do_not_end_the_list()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 70)) + "1" + new string('}', 70);
        await using var server = new LoopbackServer(Answer.Json($$"""{"value":[{"id":"a"},null,{"id":"b","x":{{deep}}}]}"""));

        Assert.Equal(["a", "b"], (await TestClient.Create(server).Alerts.ListAsync(api: DefenderApi.Graph).ToListAsync()).Select(alert => alert.AlertId));
    }
}
