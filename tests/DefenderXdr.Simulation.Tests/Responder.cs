using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

/// <summary>A simulated tenant whose devices actions are taken on.</summary>
internal sealed class Responder(Action<SimulatedTenantOptions>? change = null)
{
    public const string Machines = Caller.Endpoint + "/api/machines";
    public const string Actions = Caller.Endpoint + "/api/machineactions";
    private List<JObject>? devices;

    public Caller Caller { get; } = new(options =>
    {
        options.ActionDuration = TimeSpan.FromMinutes(3);
        change?.Invoke(options);
    });

    public SimulatedTenant Tenant => (SimulatedTenant)Caller.Simulation;

    public List<JObject> Devices => devices ??= Caller.Values(Machines);

    /// <summary>The id of a device that takes every action.</summary>
    public string Device => Ids(1)[0];

    public string[] Ids(int count) => [.. Devices.Where(one => (string?)one["healthStatus"] == "Active" && (string?)one["osPlatform"] == "Windows11").Take(count).Select(one => (string)one["id"]!)];

    public string Named(string begin) => (string)Devices.Single(one => ((string)one["computerDnsName"]!).StartsWith(begin, StringComparison.Ordinal))["id"]!;

    public JObject Post(string device, string operation, string body, int expected) => Caller.Call($"{Machines}/{device}/{operation}", body, expected);

    /// <summary>Takes an action, whose answer is 200 or 201.</summary>
    public string Take(string device, string operation = "isolate", string body = """{"Comment":"test"}""")
    {
        var answer = Caller.Send("POST", $"{Machines}/{device}/{operation}", body);
        Assert.True(answer.StatusCode is 200 or 201, answer.Body);
        return (string)Caller.Parse(answer.Body)["id"]!;
    }

    public JObject Action(string id) => Caller.Get($"{Actions}/{id}");

    public string Status(string id) => (string)Action(id)["status"]!;

    public string? Code(string device, string operation, string body, int status = 400) => (string?)Post(device, operation, body, status)["error"]!["code"];
}
