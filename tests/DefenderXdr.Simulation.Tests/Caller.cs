using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

/// <summary>Signs in to a simulated tenant and calls its APIs, as a script would.</summary>
internal sealed class Caller(ISimulation simulation, string tenant = SimulatedTenant.DefaultTenantId)
{
    public const string Graph = "https://graph.microsoft.com";
    public const string Xdr = "https://api.security.microsoft.com";
    public const string Endpoint = "https://api.securitycenter.microsoft.com";
    private readonly Dictionary<string, string> tokens = [];

    public Caller(Action<SimulatedTenantOptions>? change = null)
        : this(new SimulatedTenant(Options(change)))
    {
    }

    public ISimulation Simulation => simulation;

    public static SimulatedTenantOptions Options(Action<SimulatedTenantOptions>? change = null)
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        var options = new SimulatedTenantOptions { Clock = () => now };
        change?.Invoke(options);
        return options;
    }

    public (int Status, JObject Body) Post(string url, string form, Dictionary<string, string>? headers = null)
    {
        var answer = simulation.Handle(new("POST", new(url), headers, form));
        return (answer.StatusCode, Parse(answer.Body));
    }

    public (int Status, JObject Body) SignIn(params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = SimulatedTenant.DefaultClientId,
            ["client_secret"] = SimulatedTenant.DefaultClientSecret,
            ["scope"] = Graph + "/.default",
        };
        foreach (var (name, value) in changes)
            form[name] = value;
        return Post($"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", Form(form));
    }

    public string Token(string audience)
    {
        if (tokens.TryGetValue(audience, out var known))
            return known;
        var (status, body) = SignIn(("scope", audience + "/.default"));
        Assert.Equal(200, status);
        return tokens[audience] = (string)body["access_token"]!;
    }

    public JObject Patch(string url, string body, int expected = 200) => Get(url, expected, method: "PATCH", body: body);

    public JObject Call(string url, string body, int expected = 200) => Get(url, expected, method: "POST", body: body);

    /// <summary>The answer as it is, whatever its status and body.</summary>
    public SimulatedResponse Send(string method, string url, string? body = null) => simulation.Handle(new(
        method, new(url), new Dictionary<string, string> { ["Authorization"] = "Bearer " + Token(new Uri(url).GetLeftPart(UriPartial.Authority)) }, body));

    public JObject Get(string url, int expected = 200, string? token = null, Dictionary<string, string>? headers = null, string method = "GET", string? body = null)
    {
        var all = new Dictionary<string, string>(headers ?? []) { ["Authorization"] = "Bearer " + (token ?? Token(new Uri(url).GetLeftPart(UriPartial.Authority))) };
        var answer = simulation.Handle(new(method, new(url), all, body));
        Assert.True(expected == answer.StatusCode, $"{answer.StatusCode}: {answer.Body[..Math.Min(400, answer.Body.Length)]}");
        return Parse(answer.Body);
    }

    /// <summary>Follows nextLink to the end.</summary>
    public List<JObject> All(string url)
    {
        var items = new List<JObject>();
        for (string? next = url; next is not null;)
        {
            var page = Get(next);
            items.AddRange(page["value"]!.Cast<JObject>());
            next = (string?)page["@odata.nextLink"];
        }

        return items;
    }

    /// <summary>Pages with $skip until a page is not full.</summary>
    public List<JObject> AllBySkip(string url, int top)
    {
        var items = new List<JObject>();
        while (true)
        {
            var page = Values($"{url}{(url.Contains('?') ? '&' : '?')}$top={top}&$skip={items.Count}");
            items.AddRange(page);
            if (page.Count < top)
                return items;
        }
    }

    public List<JObject> Values(string url) => [.. Get(url)["value"]!.Cast<JObject>()];

    public static string Form(Dictionary<string, string> fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));

    /// <summary>Dates stay text, so that a test sees what was sent.</summary>
    public static JObject Parse(string json)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(json)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        return JObject.Load(reader);
    }

    public static DateTimeOffset Time(JToken? value) => DateTimeOffset.Parse((string)value!, System.Globalization.CultureInfo.InvariantCulture);
}
