using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class FaultTests
{
    private const string Incidents = Caller.Xdr + "/api/incidents";
    private const string Alerts = Caller.Endpoint + "/api/alerts";
    private const string Graph = Caller.Graph + "/v1.0/security/incidents";

    [Theory]
    [InlineData("429=7", Graph, 429, "TooManyRequests", "7", "Too many requests")]
    [InlineData("429=7", Alerts, 429, "TooManyRequests", "7", "Too many requests")]
    [InlineData("429=7", Incidents, 429, "TooManyRequests", null, "in 7 seconds")]
    [InlineData("429=none", Graph, 429, "TooManyRequests", null, "Too many requests")]
    [InlineData("429=none", Incidents, 429, "TooManyRequests", null, "Maximum admitted 50 per 00:01:00.")]
    [InlineData("429=0.4", Graph, 429, "TooManyRequests", "1", "Too many requests")]
    [InlineData("500", Graph, 500, "UnknownError", null, "")]
    [InlineData("500", Incidents, 500, "InternalServerError", null, "")]
    [InlineData("503", Graph, 503, "serviceNotAvailable", null, "not available")]
    [InlineData("503=20", Incidents, 503, "ServiceUnavailable", "20", "not available")]
    [InlineData("504", Graph, 504, "UnknownError", null, "")]
    public void An_error_is_the_API_s_own(string fault, string url, int status, string code, string? retryAfter, string message)
    {
        var caller = Faulty(fault);
        var answer = caller.Send("GET", url);
        Assert.Equal((status, retryAfter), (answer.StatusCode, answer.Headers.TryGetValue("Retry-After", out var wait) ? wait : null));
        var error = JObject.Parse(answer.Body)["error"]!;
        Assert.Equal(code, (string?)error["code"]);
        Assert.Contains(message, (string?)error["message"], StringComparison.Ordinal);
        if (message.Length == 0)
            Assert.Equal("", (string?)error["message"]);
        Assert.NotNull(error[url == Graph ? "innerError" : "target"]);
        Assert.Equal(200, caller.Send("GET", url).StatusCode);
        Assert.Equal([$"{fault}: GET {new Uri(url).PathAndQuery}"], Tenant(caller).FaultHistory);
    }

    [Theory]
    [InlineData("502", Graph, 502)]
    [InlineData("504", Alerts, 504)]
    public void A_gateway_answers_with_a_page(string fault, string url, int status)
    {
        var answer = Faulty(fault).Send("GET", url);
        Assert.Equal((status, "text/html"), (answer.StatusCode, answer.ContentType));
        Assert.StartsWith("<html>", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500:3", "XXX-------")]
    [InlineData("500/3", "--X--X--X-")]
    [InlineData("500/3:2", "--X--X----")]
    [InlineData("500/1", "XXXXXXXXXX")]
    [InlineData("500@1", "XXXXXXXXXX")]
    [InlineData("500:2 read", "XX--------")]
    [InlineData("500:2 change", "----------")]
    [InlineData("500:2 /api/incidents", "XX--------")]
    [InlineData("500:2 /api/alerts", "----------")]
    [InlineData("shift/1", "----------")]
    public void It_strikes_as_often_as_it_says(string fault, string expected)
    {
        var caller = Faulty(fault);
        Assert.Equal(expected, Strikes(caller, 10));
    }

    [Fact]
    public void Chance_follows_from_the_seed()
    {
        var first = Strikes(Faulty("500@0.3"), 200);
        Assert.InRange(first.Count(one => one == 'X'), 40, 80);
        Assert.Equal(first, Strikes(Faulty("500@0.3"), 200));
        Assert.NotEqual(first, Strikes(new Caller(options => (options.Seed, options.Faults) = (2, [SimulatedFault.Parse("500@0.3")])), 200));
        Assert.Equal(4, Strikes(Faulty("500@0.3:4"), 200).Count(one => one == 'X'));
    }

    [Fact]
    public void The_first_that_can_strike_does_and_the_others_wait_for_their_turn() =>
        Assert.Equal([503, 503, 429, 500, 200], Statuses(Faulty("503:2", "429", "500 read"), 5));

    [Fact]
    public void A_refused_change_is_not_made_unless_it_says_so_and_hunting_is_no_change()
    {
        foreach (var (fault, made) in new[] { ("500 change", false), ("500 change done", true), ("504 done", true), ("429", false), ("503 done /api", true) })
        {
            var caller = Faulty(fault);
            Assert.NotEqual(200, caller.Send("PATCH", First(caller), """{"comment":"x"}""").StatusCode);
            Assert.Equal(made, Tenant(caller).Changes.Count > 0);
        }

        var hunter = Faulty("500/1 change");
        hunter.Call(Caller.Xdr + "/api/advancedhunting/run", """{"Query":"AlertInfo | take 1"}""");
        hunter.Call(Caller.Graph + "/v1.0/security/runHuntingQuery", """{"Query":"AlertInfo | take 1"}""");
        Assert.Equal(500, hunter.Send("POST", Caller.Graph + "/v1.0/security/alerts_v2/moveAlerts", "{}").StatusCode);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("drop")]
    [InlineData("empty")]
    [InlineData("truncated")]
    [InlineData("slow")]
    public void A_change_whose_answer_is_spoilt_was_made_once(string fault)
    {
        var caller = Faulty(fault + " change");
        var answer = caller.Send("PATCH", First(caller), """{"comment":"once"}""");
        Assert.Equal((200, fault == "lost"), (answer.StatusCode, answer.IsLost));
        Assert.Equal(1, (int)Tenant(caller).Changes.Count);
        if (fault == "empty")
            Assert.Equal(("", 0L), (answer.Body, answer.ContentLength));
        if (fault == "truncated")
            Assert.ThrowsAny<Newtonsoft.Json.JsonException>(() => JObject.Parse(answer.Body));
    }

    [Fact]
    public void An_expired_token_stays_expired_and_a_new_one_is_good()
    {
        var caller = Faulty("401");
        var old = caller.Token(Caller.Graph);
        for (var i = 0; i < 3; i++)
        {
            var error = caller.Get(Graph, 401, old)["error"]!;
            Assert.Equal("InvalidAuthenticationToken", (string?)error["code"]);
            Assert.Contains("expired", (string?)error["message"], StringComparison.Ordinal);
        }

        var fresh = (string)caller.SignIn().Body["access_token"]!;
        caller.Get(Graph, token: fresh);
        caller.Get(Incidents);
        Assert.Equal(["401: GET /v1.0/security/incidents"], Tenant(caller).FaultHistory);

        // Without a token there is none to expire.
        Assert.Equal(401, Faulty("401").Simulation.Handle(new("GET", new(Graph))).StatusCode);
        Assert.Contains("Bearer", Faulty("401").Send("GET", Incidents).Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_shifts_before_every_page_but_the_first()
    {
        var caller = Faulty("shift/1");
        Assert.Equal(20, caller.Values(Incidents + "?$top=20").Count);
        caller.Get(Incidents + "?$top=20&$skip=0");
        Assert.Empty(Tenant(caller).Changes);
        caller.Get(Incidents + "?$top=20&$skip=20");
        Assert.NotEmpty(Tenant(caller).Changes);
        var made = Tenant(caller).Changes.Count;
        caller.All(Graph + "?$top=50");
        Assert.True(Tenant(caller).Changes.Count > made);
        Assert.Equal(3, Tenant(caller).FaultHistory.Count);

        // It goes along with others.
        Assert.Equal(500, Faulty("shift/1", "500").Send("GET", Incidents + "?$skip=10").StatusCode);
    }

    [Fact]
    public void Sign_in_is_never_struck_and_faults_come_and_go()
    {
        var caller = Faulty("500/1", "429/1");
        Assert.Equal(200, caller.SignIn().Status);
        Assert.Equal([500, 500], Statuses(caller, 2));
        Tenant(caller).Inject(SimulatedFault.Parse("503:1"));
        Assert.Equal([503, 200], Statuses(caller, 2));
        Tenant(caller).Inject(SimulatedFault.Parse("503/1"));
        Tenant(caller).Inject();
        Assert.Equal([200], Statuses(caller, 1));
    }

    [Fact]
    public void Each_tenant_counts_for_itself()
    {
        var options = Caller.Options(made => made.Faults = [SimulatedFault.Parse("500")]);
        var (home, far) = (new SimulatedTenant(options), new SimulatedTenant(options.ForTenant("fabrikam.onmicrosoft.com")));
        var cloud = new SimulatedCloud(home, far);
        foreach (var tenant in cloud.Tenants)
            Assert.Equal([500, 200], Statuses(new Caller(cloud, tenant.TenantId), 2));
    }

    [Fact]
    public void Many_threads_are_struck_no_more_often_than_it_says()
    {
        var caller = Faulty("500:25", "503@0.5:25");
        caller.Token(Caller.Xdr);
        var statuses = new System.Collections.Concurrent.ConcurrentBag<int>();
        Parallel.For(0, 300, _ => statuses.Add(caller.Send("GET", Incidents + "?$top=1").StatusCode));
        Assert.Equal((25, 25), (statuses.Count(status => status == 500), statuses.Count(status => status == 503)));
        Assert.Equal(50, Tenant(caller).FaultHistory.Count);
    }

    internal static Caller Faulty(params string[] faults) => new(options => options.Faults = [.. faults.Select(SimulatedFault.Parse)]);

    private static string First(Caller caller) => $"{Incidents}/{Estate(caller)}";

    // Asking for it would be a call, which the fault may wait for.
    private static long Estate(Caller caller) => (long)new Caller(options => options.Seed = Tenant(caller).Options.Seed).Values(Incidents).First(one => (string?)one["status"] == "Active")["incidentId"]!;

    private static string Strikes(Caller caller, int calls) => string.Concat(Statuses(caller, calls).Select(status => status == 200 ? '-' : 'X'));

    private static List<int> Statuses(Caller caller, int calls) => [.. Enumerable.Range(0, calls).Select(_ => caller.Send("GET", Incidents + "?$top=1").StatusCode)];

    private static SimulatedTenant Tenant(Caller caller) => (SimulatedTenant)caller.Simulation;
}
